import Foundation

/// Ends a stake; the TRX can be withdrawn after the waiting period (`UnfreezeBalanceV2Actuator`).
public struct UnfreezeBalanceV2Contract: Hashable, Sendable {
    /// Whose stake.
    public var owner: Address
    /// How much of it.
    public var amount: Sun
    /// Of which resource.
    public var resource: Resource

    /// Unstakes `amount` of the stake for `resource`.
    public init(owner: Address, amount: Sun, resource: Resource) {
        self.owner = owner
        self.amount = amount
        self.resource = resource
    }
}

extension UnfreezeBalanceV2Contract: ContractPayload {
    static let type = ContractType.unfreezeBalanceV2

    init(_ message: Protocol_UnfreezeBalanceV2Contract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        amount = Sun(message.unfreezeBalance)
        resource = try .read(message.resource)
    }

    var message: Protocol_UnfreezeBalanceV2Contract {
        var message = Protocol_UnfreezeBalanceV2Contract()
        message.ownerAddress = Data(owner.bytes)
        message.unfreezeBalance = amount.value
        message.resource = resource.rawValue
        return message
    }
}
