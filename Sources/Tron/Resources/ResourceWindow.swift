/// Over how many slots the use of a resource wears off (java-tron: `AccountCapsule.getWindowSize`,
/// `getWindowSizeV2`).
///
/// It is 28,800 slots, 24 h, for what is used now. Use that came from an undelegation, or is mixed from old
/// and new, has a shorter one; since TIP-467's optimisation it is kept in thousandths of a slot.
public struct ResourceWindow: Hashable, Sendable {
    /// As the chain keeps it and `getaccount` tells it: slots, or thousandths where `isOptimized`. 0 is a
    /// full window.
    public let stored: Int64
    /// `net_window_optimized`, `energy_window_optimized`.
    public let isOptimized: Bool

    /// Slots of 3 s in 24 h (`ResourceProcessor.windowSize`).
    public static let fullSlots: Int64 = 28_800
    /// `WINDOW_SIZE_PRECISION`.
    static let precision: Int64 = 1000

    /// A full window that has never been changed.
    public static let full = Self(stored: 0, isOptimized: false)

    /// A window as the chain stores it.
    public init(stored: Int64, isOptimized: Bool) {
        self.stored = stored
        self.isOptimized = isOptimized
    }

    /// A window in whole slots.
    static func slots(_ slots: Int64) -> Self { Self(stored: slots, isOptimized: false) }

    /// A window in thousandths of a slot.
    static func thousandths(_ thousandths: Int64) -> Self { Self(stored: thousandths, isOptimized: true) }

    /// Whole slots.
    public var slots: Int64 {
        if stored == 0 { return Self.fullSlots }
        guard isOptimized else { return stored }
        return stored < Self.precision ? Self.fullSlots : stored / Self.precision
    }

    /// Thousandths of a slot.
    public var thousandths: Int64 {
        if stored == 0 { return Self.fullSlots * Self.precision }
        return isOptimized ? stored : stored &* Self.precision
    }
}

/// Which of Stake 2.0's two ways of merging windows a chain uses.
public enum WindowRules: Hashable, Sendable {
    /// Whole slots: `getUnfreezeDelayDays` > 0, `getAllowCancelAllUnfreezeV2` 0.
    case wholeSlots
    /// Thousandths of a slot: `getAllowCancelAllUnfreezeV2` 1, as on mainnet.
    case optimized
}
