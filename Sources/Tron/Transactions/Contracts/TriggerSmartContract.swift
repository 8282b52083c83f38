import Foundation

/// Calls a contract (`VMActuator`).
public struct TriggerSmartContract: Hashable, Sendable {
    /// Who calls and pays.
    public var owner: Address
    /// What is called.
    public var contract: Address
    /// TRX that goes along.
    public var callValue: Sun
    /// Selector and arguments.
    public var data: [UInt8]
    /// Units of a TRC-10 asset that go along.
    public var callTokenValue: Int64
    /// The asset's id, 0 for none.
    public var tokenID: Int64

    /// Calls `contract` with `data`; no TRX and no TRC-10 units go along by default.
    public init(
        owner: Address, contract: Address, callValue: Sun = 0, data: [UInt8], callTokenValue: Int64 = 0,
        tokenID: Int64 = 0
    ) {
        self.owner = owner
        self.contract = contract
        self.callValue = callValue
        self.data = data
        self.callTokenValue = callTokenValue
        self.tokenID = tokenID
    }
}

extension TriggerSmartContract: ContractPayload {
    static let type = ContractType.triggerSmart

    init(_ message: Protocol_TriggerSmartContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        contract = try .read(message.contractAddress, "contract")
        callValue = Sun(message.callValue)
        data = Array(message.data)
        callTokenValue = message.callTokenValue
        tokenID = message.tokenID
    }

    var message: Protocol_TriggerSmartContract {
        var message = Protocol_TriggerSmartContract()
        message.ownerAddress = Data(owner.bytes)
        message.contractAddress = Data(contract.bytes)
        message.callValue = callValue.value
        message.data = Data(data)
        message.callTokenValue = callTokenValue
        message.tokenID = tokenID
        return message
    }
}
