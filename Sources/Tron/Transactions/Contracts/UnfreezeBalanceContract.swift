import Foundation

/// Ends a stake of the old rules (`UnfreezeBalanceActuator`).
public struct UnfreezeBalanceContract: Hashable, Sendable {
    /// Whose stake.
    public var owner: Address
    /// Of which resource.
    public var resource: Resource
    /// Who had the resource.
    public var receiver: Address?

    /// Ends the stake for `resource`, or the one whose resource `receiver` had.
    public init(owner: Address, resource: Resource, receiver: Address? = nil) {
        self.owner = owner
        self.resource = resource
        self.receiver = receiver
    }
}

extension UnfreezeBalanceContract: ContractPayload {
    static let type = ContractType.unfreezeBalance

    init(_ message: Protocol_UnfreezeBalanceContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        resource = try .read(message.resource)
        receiver = message.receiverAddress.isEmpty ? nil : try .read(message.receiverAddress, "receiver")
    }

    var message: Protocol_UnfreezeBalanceContract {
        var message = Protocol_UnfreezeBalanceContract()
        message.ownerAddress = Data(owner.bytes)
        message.resource = resource.rawValue
        message.receiverAddress = Data(receiver?.bytes ?? [])
        return message
    }
}
