public import Tron

/// One addition to a counter.
public struct CounterChange: Hashable, Sendable {
    /// The counter that is changed.
    public let key: CounterKey
    /// What is added, or below 0, subtracted. A counter never falls below 0.
    public let delta: Int64
    /// The sum must not exceed this; nil for no bound.
    public var ceiling: Int64?
    /// A counter that shares `ceiling`: the sum of both must not exceed it.
    public var sharing: CounterKey?
    /// The solidified block at which `ceiling` was read. The change is refused (`staleCeiling`) if the counter has
    /// released something for a later block since. Nil if the ceiling does not depend on the chain.
    public var ceilingReadAt: BlockNumber?
    /// The block that settled what is released.
    public var settledAt: BlockNumber?

    /// Adds `delta` to the counter; see the properties for the conditions.
    public init(
        key: CounterKey, delta: Int64, ceiling: Int64? = nil, sharing: CounterKey? = nil,
        ceilingReadAt: BlockNumber? = nil, settledAt: BlockNumber? = nil
    ) {
        self.key = key
        self.delta = delta
        self.ceiling = ceiling
        self.sharing = sharing
        self.ceilingReadAt = ceilingReadAt
        self.settledAt = settledAt
    }
}
