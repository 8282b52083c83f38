import Foundation

/// Moves TRX (`TransferActuator`). A recipient that does not exist is created, for a fee of the sender's.
public struct TransferContract: Hashable, Sendable {
    /// Who sends.
    public var owner: Address
    /// Who receives.
    public var to: Address
    /// What is sent.
    public var amount: Sun

    /// Sends `amount` from `owner` to `to`.
    public init(owner: Address, to: Address, amount: Sun) {
        self.owner = owner
        self.to = to
        self.amount = amount
    }
}

extension TransferContract: ContractPayload {
    static let type = ContractType.transfer

    init(_ message: Protocol_TransferContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        to = try .read(message.toAddress, "to")
        amount = Sun(message.amount)
    }

    var message: Protocol_TransferContract {
        var message = Protocol_TransferContract()
        message.ownerAddress = Data(owner.bytes)
        message.toAddress = Data(to.bytes)
        message.amount = amount.value
        return message
    }
}
