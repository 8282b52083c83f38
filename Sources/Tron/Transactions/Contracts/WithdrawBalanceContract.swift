import Foundation

/// Claims rewards (`WithdrawBalanceActuator`).
public struct WithdrawBalanceContract: Hashable, Sendable {
    /// Whose rewards.
    public var owner: Address

    /// Claims what `owner` has earned.
    public init(owner: Address) {
        self.owner = owner
    }
}

extension WithdrawBalanceContract: ContractPayload {
    static let type = ContractType.withdrawBalance

    init(_ message: Protocol_WithdrawBalanceContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
    }

    var message: Protocol_WithdrawBalanceContract {
        var message = Protocol_WithdrawBalanceContract()
        message.ownerAddress = Data(owner.bytes)
        return message
    }
}
