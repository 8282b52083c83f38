public import Tron

/// What a transaction is planned to cost.
public struct FeePlan: Codable, Hashable, Sendable {
    /// Energy that the call takes, the dynamic penalty included; 0 if no contract is called.
    public let energy: Int64
    /// Bytes of bandwidth.
    public let bandwidth: Int64
    /// The most TRX that may be burnt for energy; goes into the bytes.
    public let feeLimit: Sun
    /// The most TRX that it can burn in all: this much is reserved.
    public let mostBurnt: Sun
    /// Energy from stake that it counts on, which no other may count on; 0 if TRX is burnt instead.
    public let stakedEnergy: Int64
    /// What it will burn as things are now; nil in plans of before this was kept.
    public let expectedFee: Sun?
    /// When this was found out; prices and contracts change.
    public let plannedAt: Timestamp

    /// A plan with these figures, all of them made by the planner.
    public init(
        energy: Int64, bandwidth: Int64, feeLimit: Sun, mostBurnt: Sun, stakedEnergy: Int64,
        expectedFee: Sun? = nil, plannedAt: Timestamp
    ) {
        self.energy = energy
        self.bandwidth = bandwidth
        self.feeLimit = feeLimit
        self.mostBurnt = mostBurnt
        self.stakedEnergy = stakedEnergy
        self.expectedFee = expectedFee
        self.plannedAt = plannedAt
    }
}
