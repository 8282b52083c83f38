import Tron

/// What a transaction cost and did when it was executed (java-tron: `TransactionInfo`, but for the block).
struct ExecutionResult: Sendable {
    /// TRX burnt beside bandwidth and energy: activation, memo.
    var otherFees = Sun.zero
    var netUsage: Int64 = 0
    var netFee = Sun.zero
    var energyUsage: Int64 = 0
    var energyFee = Sun.zero
    var energyTotal: Int64 = 0
    var energyPenalty: Int64 = 0
    /// Set where a contract was called.
    var contract: Address?
    var outcome: ContractResult?
    var contractResult: [UInt8] = []
    /// Why it failed, in java-tron's words.
    var message: String?
    var logs: [EventLog] = []

    /// All TRX burnt.
    var fee: Sun { Sun(otherFees.value + netFee.value + energyFee.value) }
    var hasFailed: Bool { outcome != nil && outcome != .success }
    /// As it stands beside the transaction in a block.
    var contractRet: ContractResult { outcome ?? .success }
}
