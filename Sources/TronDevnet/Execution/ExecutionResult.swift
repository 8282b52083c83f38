import Tron

/// What a transaction cost and did when it was executed (java-tron: `TransactionInfo`, but for the block).
struct ExecutionResult: Sendable {
    /// TRX burnt beside bandwidth and energy: activation, memo, several signatures, permissions.
    var otherFees: Int64 = 0
    var netUsage: Int64 = 0
    var netFee: Int64 = 0
    var energyUsage: Int64 = 0
    var energyFee: Int64 = 0
    var originEnergyUsage: Int64 = 0
    var energyTotal: Int64 = 0
    var energyPenalty: Int64 = 0
    var withdrawn: Int64 = 0
    var withdrawnExpired: Int64 = 0
    /// What a cancelled unstaking put back, by resource; nil for all other contracts.
    var restaked: [Resource: Int64]?
    /// The id of the asset that was issued; 0 for all other contracts.
    var issuedAsset: Int64 = 0
    /// Set where a contract was called.
    var contract: Address?
    var outcome: ContractResult?
    var contractResult: [UInt8] = []
    /// Why it failed, in java-tron's words.
    var message: String?
    var logs: [EventLog] = []

    /// All TRX burnt.
    var fee: Int64 { otherFees + netFee + energyFee }
    var hasFailed: Bool { outcome != nil && outcome != .success }
    /// As it stands beside the transaction in a block.
    var contractRet: ContractResult { outcome ?? .success }
}
