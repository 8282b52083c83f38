public import Tron

/// Votes for one witness.
public struct WitnessVote: Codable, Hashable, Sendable {
    /// The witness's account.
    public let witness: Address
    /// TRON power: whole TRX of stake.
    public let count: Int64

    /// `count` votes for `witness`.
    public init(witness: Address, count: Int64) {
        self.witness = witness
        self.count = count
    }
}
