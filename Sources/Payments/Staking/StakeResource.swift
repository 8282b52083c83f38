public import Tron

/// What TRX is staked for.
public enum StakeResource: String, Codable, Sendable, CaseIterable {
    case energy, bandwidth

    /// The chain's name for it.
    public var resource: Resource {
        switch self {
        case .energy: .energy
        case .bandwidth: .bandwidth
        }
    }
}

/// Votes for one witness.
public struct WitnessVote: Codable, Hashable, Sendable {
    public let witness: Address
    /// TRON power: whole TRX of stake.
    public let count: Int64

    public init(witness: Address, count: Int64) {
        self.witness = witness
        self.count = count
    }
}
