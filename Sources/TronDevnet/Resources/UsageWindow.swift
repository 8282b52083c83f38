import Tron

/// Recovery of what was used, in java-tron's arithmetic (`ResourceProcessor.increase`): averages per slot of
/// a millionth, rounded up, and a decay that is rounded to the nearest.
enum UsageArithmetic {
    static let precision: Int64 = 1_000_000
    /// Windows are kept in thousandths of a slot.
    static let windowPrecision: Int64 = 1000

    static func dividedUp(_ number: Int64, by divisor: Int64) -> Int64 {
        number / divisor + (number % divisor > 0 ? 1 : 0)
    }

    /// What is left of an average that was `delta` slots ago.
    static func decayed(_ average: Int64, delta: Int64, window: Int64) -> Int64 {
        guard delta < window else { return 0 }
        guard delta > 0 else { return average }
        // The chain itself computes this in doubles: usages must come out the same to the last digit. No
        // money is in it.
        let decay = Double(window - delta) / Double(window)
        return Int64((Double(average) * decay + 0.5).rounded(.down))
    }
}

/// How much free bandwidth was used of late: it comes back linearly within 24 h.
struct UsageWindow: Hashable, Sendable {
    private(set) var used: Int64 = 0
    private(set) var slot: Int64 = 0

    init() {}

    init(used: Int64, slot: Int64) {
        self.used = used
        self.slot = slot
    }

    /// What counts as used at `now`, a slot's number.
    func used(at now: Int64) -> Int64 { increased(by: 0, at: now) }

    /// Uses `amount` more at `now`.
    mutating func use(_ amount: Int64, at now: Int64) {
        // java-tron rounds twice: what has come back first, then the sum.
        self = Self(used: increased(by: 0, at: now), slot: now)
        used = increased(by: amount, at: now)
    }

    private func increased(by amount: Int64, at now: Int64) -> Int64 {
        let window = ChainRule.windowSlots
        let average = UsageArithmetic.decayed(
            UsageArithmetic.dividedUp(used * UsageArithmetic.precision, by: window), delta: now - slot,
            window: window)
        let added = UsageArithmetic.dividedUp(amount * UsageArithmetic.precision, by: window)
        return (average + added) * window / UsageArithmetic.precision
    }
}

/// How much of a staked resource was used of late. Its window shrinks and grows with what is left in it
/// (`ResourceProcessor.increaseV2`).
struct StakedUsage: Hashable, Sendable {
    var used: Int64 = 0
    /// The slot of the last use.
    var slot: Int64 = 0
    /// In thousandths of a slot.
    private(set) var window = ChainRule.windowSlots * UsageArithmetic.windowPrecision

    private static let fullWindow = ChainRule.windowSlots * UsageArithmetic.windowPrecision

    private var windowSlots: Int64 {
        window < UsageArithmetic.windowPrecision
            ? ChainRule.windowSlots : window / UsageArithmetic.windowPrecision
    }

    /// What counts as used at `now`, with nothing changed (`recovery`).
    func used(at now: Int64) -> Int64 {
        remaining(at: now) * windowSlots / UsageArithmetic.precision
    }

    private func remaining(at now: Int64) -> Int64 {
        UsageArithmetic.decayed(
            UsageArithmetic.dividedUp(used * UsageArithmetic.precision, by: windowSlots), delta: now - slot,
            window: windowSlots)
    }

    /// Uses `amount` more at `now`. The time of the last use is the caller's to set: queries and delegations
    /// recompute without it.
    mutating func increase(by amount: Int64, at now: Int64) {
        let average = remaining(at: now)
        let added = UsageArithmetic.dividedUp(amount * UsageArithmetic.precision, by: ChainRule.windowSlots)
        let sum = (average * windowSlots + added * ChainRule.windowSlots) / UsageArithmetic.precision
        let rest = average * windowSlots / UsageArithmetic.precision
        used = sum
        guard rest > 0 else {
            window = Self.fullWindow
            return
        }
        let left = window - (now - slot) * UsageArithmetic.windowPrecision
        let mixed = UsageArithmetic.dividedUp(rest * left + amount * Self.fullWindow, by: sum)
        window = min(mixed, Self.fullWindow)
    }

    /// Takes over `amount` that another used with stake of this one (`unDelegateIncreaseV2`).
    mutating func take(_ amount: Int64, from other: Self, at now: Int64) {
        increase(by: 0, at: now)
        let sum = used + amount
        slot = now
        guard sum > 0 else {
            used = 0
            window = Self.fullWindow
            return
        }
        let mixed = UsageArithmetic.dividedUp(
            used * max(0, window) + amount * max(0, other.window), by: sum)
        window = min(mixed, Self.fullWindow)
        used = sum
    }

    /// The window as `getaccount` tells it.
    var toldWindow: Int64 { window }
}
