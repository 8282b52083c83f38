/// A call that moves or allows tokens.
public enum TRC20Call: Hashable, Sendable {
    /// `transfer`: moves the caller's tokens.
    case transfer(to: Address, amount: UInt256)
    /// `approve`: sets how much `spender` may take from the caller.
    case approve(spender: Address, amount: UInt256)
    /// `transferFrom`: moves tokens of `owner` out of an allowance.
    case transferFrom(owner: Address, to: Address, amount: UInt256)

    /// Selector and arguments.
    public var data: [UInt8] {
        switch self {
        case .transfer(let to, let amount): TRC20.transferCall(to: to, amount: amount)
        case .approve(let spender, let amount): TRC20.approveCall(spender: spender, amount: amount)
        case .transferFrom(let owner, let to, let amount):
            TRC20.transferFromCall(from: owner, to: to, amount: amount)
        }
    }

    /// The call in `data`; nil if it is not exactly one of these.
    public init?(data: [UInt8]) {
        let words = stride(from: 4, to: data.count, by: 32).map { data[$0..<min($0 + 32, data.count)] }
        let addresses = words.dropLast().compactMap { ABI.address(inWord: $0) }
        guard let amount = words.last.flatMap({ UInt256(bigEndian: $0) }), addresses.count == words.count - 1
        else { return nil }
        let call: Self? =
            switch addresses.count {
            case 1 where data.starts(with: TRC20.transferSelector):
                .transfer(to: addresses[0], amount: amount)
            case 1 where data.starts(with: TRC20.approveSelector):
                .approve(spender: addresses[0], amount: amount)
            case 2 where data.starts(with: TRC20.transferFromSelector):
                .transferFrom(owner: addresses[0], to: addresses[1], amount: amount)
            default: nil
            }
        guard let call else { return nil }
        self = call
    }
}
