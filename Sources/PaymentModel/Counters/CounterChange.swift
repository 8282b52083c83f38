/// One addition to a counter.
public struct CounterChange: Hashable, Sendable {
    /// The counter that is changed.
    public let key: CounterKey
    /// What is added; below 0 to take away. A counter never goes below 0.
    public let delta: Int64
    /// The sum must not be more than this; nil if there is no bound.
    public var ceiling: Int64?
    /// A counter that shares `ceiling`: both together must not be more.
    public var sharing: CounterKey?
    /// `ceiling` was read from the solidified chain at this block: refused (`staleCeiling`) where the counter has given
    /// back something for a later block since. Nil if the ceiling does not depend on the chain.
    public var ceilingReadAt: Int64?
    /// What is given back was settled in this block.
    public var settledAt: Int64?

    /// Adds `delta` to the counter; see the properties for the conditions.
    public init(
        key: CounterKey, delta: Int64, ceiling: Int64? = nil, sharing: CounterKey? = nil,
        ceilingReadAt: Int64? = nil, settledAt: Int64? = nil
    ) {
        self.key = key
        self.delta = delta
        self.ceiling = ceiling
        self.sharing = sharing
        self.ceilingReadAt = ceilingReadAt
        self.settledAt = settledAt
    }
}
