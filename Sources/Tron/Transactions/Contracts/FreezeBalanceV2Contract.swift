import Foundation

/// Stakes TRX for a resource (`FreezeBalanceV2Actuator`).
public struct FreezeBalanceV2Contract: Hashable, Sendable {
    /// Who stakes.
    public var owner: Address
    /// What is staked, at least 1 TRX.
    public var amount: Sun
    /// What for.
    public var resource: Resource

    /// Stakes `amount` for `resource`.
    public init(owner: Address, amount: Sun, resource: Resource) {
        self.owner = owner
        self.amount = amount
        self.resource = resource
    }
}

extension FreezeBalanceV2Contract: ContractPayload {
    static let type = ContractType.freezeBalanceV2

    init(_ message: Protocol_FreezeBalanceV2Contract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        amount = Sun(message.frozenBalance)
        resource = try .read(message.resource)
    }

    var message: Protocol_FreezeBalanceV2Contract {
        var message = Protocol_FreezeBalanceV2Contract()
        message.ownerAddress = Data(owner.bytes)
        message.frozenBalance = amount.value
        message.resource = resource.rawValue
        return message
    }
}
