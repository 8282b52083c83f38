public import Tron

/// The planned cost of a transaction.
public struct FeePlan: Codable, Hashable, Sendable {
    /// Energy that the call needs, including the dynamic penalty; 0 if no contract is called.
    public let energy: Energy
    /// Bytes of bandwidth.
    public let bandwidth: Bandwidth
    /// The most TRX that may be burnt for energy; written into the transaction.
    public let feeLimit: Sun
    /// The most TRX that it can burn in all. This much is reserved.
    public let mostBurnt: Sun
    /// Energy from stake that is reserved for it; 0 if TRX is burnt instead.
    public let stakedEnergy: Energy
    /// What it would burn now; nil in plans that were stored before this was kept.
    public let expectedFee: Sun?
    /// When the plan was made. Prices and contracts change.
    public let plannedAt: Timestamp

    /// A plan with these figures, all of them made by the planner.
    public init(
        energy: Energy, bandwidth: Bandwidth, feeLimit: Sun, mostBurnt: Sun, stakedEnergy: Energy,
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
