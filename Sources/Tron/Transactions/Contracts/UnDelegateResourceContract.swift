import Foundation

/// Takes back a lent resource (`UnDelegateResourceActuator`).
public struct UnDelegateResourceContract: Hashable, Sendable {
    /// Who lent.
    public var owner: Address
    /// What.
    public var resource: Resource
    /// Staked TRX whose resource was lent.
    public var amount: Sun
    /// Who has it.
    public var receiver: Address

    /// Takes back what `amount` of staked TRX gives, lent to `receiver`.
    public init(owner: Address, resource: Resource, amount: Sun, receiver: Address) {
        self.owner = owner
        self.resource = resource
        self.amount = amount
        self.receiver = receiver
    }
}

extension UnDelegateResourceContract: ContractPayload {
    static let type = ContractType.unDelegateResource

    init(_ message: Protocol_UnDelegateResourceContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        resource = try .read(message.resource)
        amount = Sun(message.balance)
        receiver = try .read(message.receiverAddress, "receiver")
    }

    var message: Protocol_UnDelegateResourceContract {
        var message = Protocol_UnDelegateResourceContract()
        message.ownerAddress = Data(owner.bytes)
        message.resource = resource.rawValue
        message.balance = amount.value
        message.receiverAddress = Data(receiver.bytes)
        return message
    }
}
