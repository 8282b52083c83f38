/// What bandwidth and energy an account has (`getaccountresource`), in bytes and units of energy.
public struct AccountResources: Hashable, Sendable {
    /// Bytes a day that every activated account may use.
    public let freeBandwidthLimit: Int64
    /// Bytes of the free allowance that are used up now.
    public let freeBandwidthUsed: Int64
    /// Bytes a day that stake gives, own and delegated.
    public let stakedBandwidthLimit: Int64
    /// Bytes of the staked allowance that are used up now.
    public let stakedBandwidthUsed: Int64
    /// Energy a day that stake gives, own and delegated.
    public let energyLimit: Int64
    /// Energy that is used up now.
    public let energyUsed: Int64
    /// The pool of all stake for energy.
    public let energyPool: ResourcePool

    /// Limits and use, as a node returns them.
    public init(
        freeBandwidth: (limit: Int64, used: Int64), stakedBandwidth: (limit: Int64, used: Int64),
        energy: (limit: Int64, used: Int64), energyPool: ResourcePool
    ) {
        (freeBandwidthLimit, freeBandwidthUsed) = freeBandwidth
        (stakedBandwidthLimit, stakedBandwidthUsed) = stakedBandwidth
        (energyLimit, energyUsed) = energy
        self.energyPool = energyPool
    }

    /// Energy left, never below 0.
    public var energyAvailable: Int64 { max(0, energyLimit.subtractingWithinBounds(energyUsed)) }

    /// Energy left of what `stake` gives, and of no more than there is now.
    public func energyAvailable(of stake: Sun) -> Int64 {
        max(0, min(energyLimit, energyPool.amount(for: stake)).subtractingWithinBounds(energyUsed))
    }

    /// The most bytes that one transaction may have without burning TRX: stake and the free allowance are
    /// never added up (java-tron: `BandwidthProcessor.consume`).
    public var bandwidthAvailable: Int64 {
        max(
            0, stakedBandwidthLimit.subtractingWithinBounds(stakedBandwidthUsed),
            freeBandwidthLimit.subtractingWithinBounds(freeBandwidthUsed))
    }
}
