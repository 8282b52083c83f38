extension TransactionReceipt {
    /// The logs of `event` by `contract`, with their indexes in `logs`.
    public func events(
        _ event: ABIEvent, of contract: Address
    ) -> [(log: Int, arguments: [ABIEvent.Argument])] {
        logs.enumerated().compactMap { index, log in
            // A log of another event, or one that is encoded differently, is not this event.
            guard log.address == contract, let arguments = try? event.arguments(in: log) else { return nil }
            return (index, arguments)
        }
    }

    /// Why the contract refused the call, in Solidity's own two ways; nil if it did not, or did not say so.
    public var revertReason: RevertReason? {
        outcome == .revert ? RevertReason(data: contractResult) : nil
    }
}
