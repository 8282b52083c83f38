import Foundation

/// Sets the callers' share of a contract's energy (`UpdateSettingContractActuator`).
public struct UpdateSettingContract: Hashable, Sendable {
    /// Who deployed it.
    public var owner: Address
    /// The contract.
    public var contract: Address
    /// 0…100.
    public var consumeUserResourcePercent: Int64

    /// Sets the percentage of a call's energy that callers pay.
    public init(owner: Address, contract: Address, consumeUserResourcePercent: Int64) {
        self.owner = owner
        self.contract = contract
        self.consumeUserResourcePercent = consumeUserResourcePercent
    }
}

extension UpdateSettingContract: ContractPayload {
    static let type = ContractType.updateSetting

    init(_ message: Protocol_UpdateSettingContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        contract = try .read(message.contractAddress, "contract")
        consumeUserResourcePercent = message.consumeUserResourcePercent
    }

    var message: Protocol_UpdateSettingContract {
        var message = Protocol_UpdateSettingContract()
        message.ownerAddress = Data(owner.bytes)
        message.contractAddress = Data(contract.bytes)
        message.consumeUserResourcePercent = consumeUserResourcePercent
        return message
    }
}
