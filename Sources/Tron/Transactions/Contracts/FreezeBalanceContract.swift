import Foundation

/// Stakes by the old rules, which are closed since Stake 2.0 (`FreezeBalanceActuator`).
public struct FreezeBalanceContract: Hashable, Sendable {
    /// Who stakes.
    public var owner: Address
    /// What is staked.
    public var amount: Sun
    /// Days, at least 3.
    public var duration: Int64
    /// What for.
    public var resource: Resource
    /// Who gets the resource.
    public var receiver: Address?

    /// Stakes `amount` for `duration` days, for the owner unless a receiver is named.
    public init(owner: Address, amount: Sun, duration: Int64, resource: Resource, receiver: Address? = nil) {
        self.owner = owner
        self.amount = amount
        self.duration = duration
        self.resource = resource
        self.receiver = receiver
    }
}

extension FreezeBalanceContract: ContractPayload {
    static let type = ContractType.freezeBalance

    init(_ message: Protocol_FreezeBalanceContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        amount = Sun(message.frozenBalance)
        duration = message.frozenDuration
        resource = try .read(message.resource)
        receiver = message.receiverAddress.isEmpty ? nil : try .read(message.receiverAddress, "receiver")
    }

    var message: Protocol_FreezeBalanceContract {
        var message = Protocol_FreezeBalanceContract()
        message.ownerAddress = Data(owner.bytes)
        message.frozenBalance = amount.value
        message.frozenDuration = duration
        message.resource = resource.rawValue
        message.receiverAddress = Data(receiver?.bytes ?? [])
        return message
    }
}
