/// How much of its staked bandwidth or energy an account has used, and how that comes back (java-tron:
/// `ResourceProcessor`).
///
/// Use wears off linearly over a window of slots. A slot is 3 s of chain time since genesis: (head block's
/// time − genesis' time) / 3000.
public struct ResourceUsage: Hashable, Sendable {
    /// Bytes or energy used, as of `slot`.
    public var amount: Int64
    /// When `amount` was right.
    public var slot: Int64
    /// Over how long it wears off.
    public var window: ResourceWindow

    /// A usage as of a slot; by default nothing ever.
    public init(amount: Int64 = 0, slot: Int64 = 0, window: ResourceWindow = .full) {
        self.amount = amount
        self.slot = slot
        self.window = window
    }

    /// `ChainConstant.PRECISION`.
    static let precision: Int64 = 1_000_000

    /// What still counts as used in slot `now`; nothing is changed (`ResourceProcessor.recovery`).
    public func recovered(at now: Int64) -> Int64 {
        Self.increased(amount, by: 0, since: slot, at: now, window: window.slots)
    }

    /// Uses `used` more in slot `now`, and lets the older use wear off up to then
    /// (`ResourceProcessor.increase`, `increaseV2`). With 0 it only brings `amount` up to date.
    public mutating func add(_ used: Int64, at now: Int64, under rules: WindowRules = .optimized) {
        let full = ResourceWindow.fullSlots
        let average = decayedAverage(at: now)
        let addedAverage = JavaArithmetic.quotientRoundedUp(used &* Self.precision, full)
        let remaining = Self.units(of: average, over: window.slots)
        let sum = JavaArithmetic.quotient(
            average &* window.slots &+ addedAverage &* full, Self.precision)
        let elapsed = now &- slot
        switch rules {
        case _ where remaining == 0:
            window = rules == .optimized ? .thousandths(full * ResourceWindow.precision) : .slots(full)
        case .wholeSlots:
            window = .slots(
                JavaArithmetic.quotient(remaining &* (window.slots &- elapsed) &+ used &* full, sum))
        case .optimized:
            let rest = window.thousandths &- elapsed &* ResourceWindow.precision
            let merged = JavaArithmetic.quotientRoundedUp(
                remaining &* rest &+ used &* full &* ResourceWindow.precision, sum)
            window = .thousandths(min(merged, full * ResourceWindow.precision))
        }
        amount = sum
        slot = now
    }

    /// Takes over `transferred` of the use of someone to whom the resource was delegated, when it is taken
    /// back (`ResourceProcessor.unDelegateIncrease`, `unDelegateIncreaseV2`). `other` is the receiver's
    /// window.
    public mutating func takeOver(
        _ transferred: Int64, from other: ResourceWindow, at now: Int64, under rules: WindowRules = .optimized
    ) {
        add(0, at: now, under: rules)
        let sum = amount &+ transferred
        let full = ResourceWindow.fullSlots
        switch rules {
        case _ where sum == 0:
            window = rules == .optimized ? .thousandths(full * ResourceWindow.precision) : .slots(full)
        case .wholeSlots:
            let own = max(window.slots, 0)
            let others = max(other.slots, 0)
            window = .slots(JavaArithmetic.quotient(amount &* own &+ transferred &* others, sum))
        case .optimized:
            let own = max(window.thousandths, 0)
            let others = max(other.thousandths, 0)
            let merged = JavaArithmetic.quotientRoundedUp(amount &* own &+ transferred &* others, sum)
            window = .thousandths(min(merged, full * ResourceWindow.precision))
        }
        amount = sum
    }

    private func decayedAverage(at now: Int64) -> Int64 {
        let average = JavaArithmetic.quotientRoundedUp(amount &* Self.precision, window.slots)
        return Self.decayed(average, since: slot, at: now, window: window.slots)
    }

    /// `ResourceProcessor.increase` over a window that never changes.
    static func increased(
        _ last: Int64, by used: Int64, since slot: Int64, at now: Int64, window: Int64
    ) -> Int64 {
        let average = JavaArithmetic.quotientRoundedUp(last &* precision, window)
        let added = JavaArithmetic.quotientRoundedUp(used &* precision, window)
        return units(of: decayed(average, since: slot, at: now, window: window) &+ added, over: window)
    }

    private static func decayed(
        _ average: Int64, since slot: Int64, at now: Int64, window: Int64
    ) -> Int64 {
        guard slot != now else { return average }
        guard slot &+ window > now else { return 0 }
        let remaining = window &- (now &- slot)
        return JavaArithmetic.round(Double(average) * (Double(remaining) / Double(window)))
    }

    /// `ResourceProcessor.getUsage`.
    private static func units(of average: Int64, over window: Int64) -> Int64 {
        JavaArithmetic.quotient(average &* window, precision)
    }
}
