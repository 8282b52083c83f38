import Tron

/// A point of wall-clock time, in milliseconds since 1970 UTC. The chain's own time is `ChainTime`: the two are compared
/// nowhere by accident.
public struct Timestamp: Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// The point `milliseconds` after 1970-01-01T00:00:00Z.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    /// The point `duration` later; whole milliseconds, the rest is cut off. The last point that can be told where it would
    /// be later.
    public func adding(_ duration: Duration) -> Self {
        Self(milliseconds: milliseconds.addingWithinBounds(duration.wholeMilliseconds))
    }

    /// How long after `earlier` this is.
    public func since(_ earlier: Self) -> Duration {
        .milliseconds(milliseconds.subtractingWithinBounds(earlier.milliseconds))
    }

    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}
