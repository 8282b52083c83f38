/// A TRC-20 token: its calls, and what they return. `TRC20` has the underlying bytes.
///
/// ```swift
/// let usdt = TRC20Token(try Address(parsing: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"))
/// let call = usdt.transfer(TokenAmount(baseUnits: 12_500_000), from: owner, to: recipient)
/// ```
public struct TRC20Token: Hashable, Sendable {
    /// The address, which identifies the token. Names and symbols can be chosen by anyone.
    public let contract: Address

    /// The token at this address. Nothing is asked of a node.
    public init(_ contract: Address) {
        self.contract = contract
    }

    /// Moves `amount` of `owner` to `recipient`.
    public func transfer(
        _ amount: TokenAmount, from owner: Address, to recipient: Address
    ) -> TriggerSmartContract {
        trigger(owner, .transfer(to: recipient, amount: amount.word))
    }

    /// Allows `spender` to move up to `amount` of `owner`, replacing the earlier allowance.
    public func approve(_ amount: UInt256, to spender: Address, by owner: Address) -> TriggerSmartContract {
        trigger(owner, .approve(spender: spender, amount: amount))
    }

    /// Moves `amount` of `owner` to `recipient` by the allowance of `spender`, who calls and pays.
    public func transfer(
        _ amount: TokenAmount, of owner: Address, to recipient: Address, by spender: Address
    ) -> TriggerSmartContract {
        trigger(spender, .transferFrom(owner: owner, to: recipient, amount: amount.word))
    }

    private func trigger(_ caller: Address, _ call: TRC20Call) -> TriggerSmartContract {
        TriggerSmartContract(owner: caller, contract: contract, data: call.data)
    }

    /// What a call of this token does; nil if it calls another contract or another function.
    public func call(in trigger: TriggerSmartContract) -> TRC20Call? {
        trigger.contract == contract ? TRC20Call(data: trigger.data) : nil
    }

    /// This token's transfers in `receipt`, with the indexes of their logs; none if the transaction failed.
    public func transfers(in receipt: TransactionReceipt) -> [(log: Int, transfer: TRC20.Transfer)] {
        receipt.tokenTransfers.filter { $0.transfer.contract == contract }
    }
}
