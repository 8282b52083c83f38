/// What a simulation came to.
public struct SimulationReport: Sendable {
    public let seed: UInt64
    /// Of everything that happened: equal seeds have equal digests.
    public let digest: UInt64
    public let failure: SimulationFailure?
    /// The newest lines of what happened.
    public let trace: [String]
    /// Simulated, in milliseconds.
    public let duration: Int64
    public let jobs: Int
    public let attempts: Int
    public let completed: Int
    public let crashes: Int
    public let forks: Int
    public let requests: Int
    /// Comparisons of books and chain, and those of them that found money from outside.
    public let comparisons: Int
    public let differences: Int
    /// Payments that a device signed, by what became of them here: handed in, or sent by somebody else, of which some had
    /// been cancelled.
    public let signaturesSubmitted: Int
    public let sentElsewhere: Int
    public let paidThoughCancelled: Int
    /// Payments in the second token.
    public let paidInSecondToken: Int
    /// Payouts that people approved and rejected, and orders that the policy refused.
    public let approved: Int
    public let rejected: Int
    public let refused: Int
}
