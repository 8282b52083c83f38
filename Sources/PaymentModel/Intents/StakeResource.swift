public import Tron

/// What TRX is staked for.
public enum StakeResource: String, Codable, Sendable, CaseIterable {
    /// `energy` pays for the steps of contracts, `bandwidth` for the bytes of transactions.
    case energy, bandwidth

    /// The chain's name for it.
    public var resource: Resource {
        switch self {
        case .energy: .energy
        case .bandwidth: .bandwidth
        }
    }
}
