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
