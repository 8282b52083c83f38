import Foundation

/// Bounds the deployer's share of a call's energy (`UpdateEnergyLimitContractActuator`).
public struct UpdateEnergyLimitContract: Hashable, Sendable {
    /// Who deployed it.
    public var owner: Address
    /// The contract.
    public var contract: Address
    /// Energy for each call.
    public var originEnergyLimit: Int64

    /// Sets the energy that `owner`, the deployer, pays of each call.
    public init(owner: Address, contract: Address, originEnergyLimit: Int64) {
        self.owner = owner
        self.contract = contract
        self.originEnergyLimit = originEnergyLimit
    }
}

extension UpdateEnergyLimitContract: ContractPayload {
    static let type = ContractType.updateEnergyLimit

    init(_ message: Protocol_UpdateEnergyLimitContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        contract = try .read(message.contractAddress, "contract")
        originEnergyLimit = message.originEnergyLimit
    }

    var message: Protocol_UpdateEnergyLimitContract {
        var message = Protocol_UpdateEnergyLimitContract()
        message.ownerAddress = Data(owner.bytes)
        message.contractAddress = Data(contract.bytes)
        message.originEnergyLimit = originEnergyLimit
        return message
    }
}
