/// What bandwidth and energy an account has (`getaccountresource`), in bytes and units of energy.
public struct AccountResources: Hashable, Sendable {
    /// Bytes a day that every activated account may use.
    public let freeBandwidthLimit: Bandwidth
    /// Bytes of the free allowance that are used up now.
    public let freeBandwidthUsed: Bandwidth
    /// Bytes a day that stake gives, own and delegated.
    public let stakedBandwidthLimit: Bandwidth
    /// Bytes of the staked allowance that are used up now.
    public let stakedBandwidthUsed: Bandwidth
    /// Energy a day that stake gives, own and delegated.
    public let energyLimit: Energy
    /// Energy that is used up now.
    public let energyUsed: Energy
    /// The pool of all stake for energy.
    public let energyPool: ResourcePool

    /// Limits and use, as a node returns them.
    public init(
        freeBandwidth: (limit: Bandwidth, used: Bandwidth),
        stakedBandwidth: (limit: Bandwidth, used: Bandwidth), energy: (limit: Energy, used: Energy),
        energyPool: ResourcePool
    ) {
        (freeBandwidthLimit, freeBandwidthUsed) = freeBandwidth
        (stakedBandwidthLimit, stakedBandwidthUsed) = stakedBandwidth
        (energyLimit, energyUsed) = energy
        self.energyPool = energyPool
    }

    /// Energy left, never below 0.
    public var energyAvailable: Energy { max(0, energyLimit.subtractingWithinBounds(energyUsed)) }

    /// Energy left of what `stake` gives, and of no more than there is now.
    public func energyAvailable(of stake: Sun) -> Energy {
        max(0, min(energyLimit, Energy(energyPool.amount(for: stake))).subtractingWithinBounds(energyUsed))
    }

    /// The most bytes that one transaction may have without burning TRX: stake and the free allowance are
    /// never added up (java-tron: `BandwidthProcessor.consume`).
    public var bandwidthAvailable: Bandwidth {
        max(
            0, stakedBandwidthLimit.subtractingWithinBounds(stakedBandwidthUsed),
            freeBandwidthLimit.subtractingWithinBounds(freeBandwidthUsed))
    }
}
