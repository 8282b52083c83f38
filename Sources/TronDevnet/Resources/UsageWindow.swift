import Tron

/// How much of a resource was used of late: it comes back linearly within 24 h (java-tron: `ResourceProcessor.increase`).
struct UsageWindow: Hashable, Sendable {
    private(set) var used: Int64 = 0
    private(set) var slot: Int64 = 0

    private static let precision: Int64 = 1_000_000

    /// What counts as used at `now`.
    func used(at now: Int64) -> Int64 { increased(by: 0, at: now) }

    /// Uses `amount` more at `now`, a slot's number.
    mutating func use(_ amount: Int64, at now: Int64) {
        used = increased(by: amount, at: now)
        slot = now
    }

    private func increased(by amount: Int64, at now: Int64) -> Int64 {
        let window = ChainRule.windowSlots
        var average = Self.dividedUp(used * Self.precision, by: window)
        let added = Self.dividedUp(amount * Self.precision, by: window)
        if now != slot {
            average =
                slot + window > now
                // java-tron rounds a double here: half away from zero, for non-negative numbers half up.
                ? (average * (window - (now - slot)) * 2 + window) / (window * 2) : 0
        }
        return (average + added) * window / Self.precision
    }

    private static func dividedUp(_ number: Int64, by divisor: Int64) -> Int64 {
        (number + divisor - 1) / divisor
    }
}
