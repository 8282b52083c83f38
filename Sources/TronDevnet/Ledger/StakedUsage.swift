import Tron

/// How much of a staked resource was used of late, as an account of the chain holds it (`ResourceProcessor.increaseV2`).
struct StakedUsage: Hashable, Sendable {
    private var usage = ResourceUsage()

    var used: Int64 {
        get { usage.amount }
        set { usage.amount = newValue }
    }

    /// The slot of the last use.
    var slot: Int64 {
        get { usage.slot }
        set { usage.slot = newValue }
    }

    /// What counts as used at `now`, with nothing changed (`recovery`).
    func used(at now: Int64) -> Int64 { usage.recovered(at: now) }

    /// Uses `amount` more at `now`. The time of the last use is the caller's to set: queries and delegations
    /// recompute without it.
    mutating func increase(by amount: Int64, at now: Int64) {
        let last = usage.slot
        usage.add(amount, at: now)
        usage.slot = last
    }

    /// Takes over `amount` that another used with stake of this one (`unDelegateIncreaseV2`).
    mutating func take(_ amount: Int64, from other: Self, at now: Int64) {
        usage.takeOver(amount, from: other.usage.window, at: now)
    }

    /// The window as `getaccount` returns it, in thousandths of a slot.
    var toldWindow: Int64 { usage.window.thousandths }
}
