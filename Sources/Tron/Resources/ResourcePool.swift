/// What a chain shares out among those who stake for a resource, in proportion to their stakes.
///
/// Numbers of the chain: `TotalNetLimit` and `TotalNetWeight`, `TotalEnergyLimit` and `TotalEnergyWeight` of
/// `getaccountresource`.
public struct ResourcePool: Hashable, Sendable {
    /// Bytes, or energy, a day for everybody (`getTotalNetLimit`, `getTotalEnergyCurrentLimit`).
    public var limit: Int64
    /// All stake for the resource, in TRX.
    public var weight: Int64

    /// A pool of `limit` a day, shared by `weight` TRX of stake.
    public init(limit: Int64, weight: Int64) {
        self.limit = limit
        self.weight = weight
    }

    /// What `stake` gives a day: all stake that counts for the account, its own that is not delegated, old
    /// stakes, and what others delegate to it (`BandwidthProcessor.calculateGlobalNetLimitV2`,
    /// `EnergyProcessor.calculateGlobalEnergyLimitV2`).
    public func amount(for stake: Sun) -> Int64 {
        // As java-tron: differences can take the weight below 0, and nobody has anything then.
        guard weight > 0 else { return 0 }
        // java-tron computes this in `double`; the same operations give the same integer: see `JavaArithmetic`.
        let share = Double(stake.value) / Double(Sun.perTRX)
        return JavaArithmetic.long(share * (Double(limit) / Double(weight)))
    }

    /// The stake that `used` of the resource takes up (`DelegateResourceActuator.validate`).
    public func stake(takenUpBy used: Int64) -> Sun {
        // java-tron computes this in `double`; the same operations give the same integer: see `JavaArithmetic`.
        Sun(JavaArithmetic.long(Double(used &* Sun.perTRX) * (Double(weight) / Double(limit))))
    }

    /// The least stake that gives at least `amount` a day; nil if none does. The stake itself makes the
    /// pool's weight grow, which lowers what everybody gets: this is right for stakes that are small beside
    /// it.
    public func stake(giving amount: Int64) -> Sun? {
        guard amount > 0 else { return .zero }
        guard self.amount(for: Sun(.max)) >= amount else { return nil }
        var (low, high) = (Int64(0), Int64.max)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if self.amount(for: Sun(middle)) >= amount { high = middle } else { low = middle }
        }
        return Sun(high)
    }
}
