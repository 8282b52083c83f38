/// A point of the chain's own time, in milliseconds since 1970: what blocks are stamped with. It moves with
/// blocks, by slots of 3 s, and is not the wall clock.
public struct ChainTime: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// The time this many milliseconds after 1970-01-01T00:00:00Z.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The time `duration` later, in whole milliseconds; at most the latest time that the type holds.
    public func adding(_ duration: Duration) -> Self {
        Self(milliseconds: milliseconds.addingWithinBounds(duration.wholeMilliseconds))
    }

    /// How long after `earlier` this is.
    public func since(_ earlier: Self) -> Duration {
        .milliseconds(milliseconds.subtractingWithinBounds(earlier.milliseconds))
    }

    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}
