/// TRX by the resource that it is staked for.
public struct StakeByResource: Hashable, Sendable {
    /// What is staked for energy.
    public let energy: Sun
    /// What is staked for bandwidth.
    public let bandwidth: Sun

    /// These amounts.
    public init(energy: Sun, bandwidth: Sun) {
        self.energy = energy
        self.bandwidth = bandwidth
    }

    /// No stake.
    public static let nothing = Self(energy: .zero, bandwidth: .zero)

    /// The part for `resource`; none is ever staked for TRON power by the new rules.
    public subscript(resource: Resource) -> Sun {
        switch resource {
        case .energy: energy
        case .bandwidth: bandwidth
        case .tronPower: .zero
        }
    }
}
