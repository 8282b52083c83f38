/// Use of an allowance whose window is always 24 h: an account's free bandwidth, the pool that all free
/// bandwidth is taken from (`BandwidthProcessor.useFreeNet`).
public struct AllowanceUsage: Hashable, Sendable {
    /// Bytes used, as of `slot`.
    public var amount: Int64
    /// When `amount` was right.
    public var slot: Int64

    /// Bytes used as of a slot; by default nothing ever.
    public init(amount: Int64 = 0, slot: Int64 = 0) {
        self.amount = amount
        self.slot = slot
    }

    /// What still counts as used in slot `now`.
    public func recovered(at now: Int64) -> Int64 {
        ResourceUsage.increased(amount, by: 0, since: slot, at: now, window: ResourceWindow.fullSlots)
    }

    /// Uses `used` more in slot `now`. java-tron does it in two steps, which round apart from one.
    public mutating func add(_ used: Int64, at now: Int64) {
        amount = ResourceUsage.increased(
            recovered(at: now), by: used, since: now, at: now, window: ResourceWindow.fullSlots)
        slot = now
    }
}
