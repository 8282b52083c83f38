/// How often measured values lay below each of some bounds: what a histogram of Prometheus shows.
public struct Distribution: Hashable, Sendable {
    /// The upper bounds, ascending. A value counts for the first bound that it does not exceed.
    public let bounds: [Double]
    /// How many values lay between each bound and the one before; one more than `bounds`, for those above all.
    public private(set) var counts: [Int64]
    /// The sum of all values.
    public private(set) var sum = 0.0

    /// A distribution without values.
    public init(bounds: [Double]) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.count + 1)
    }

    /// Counts `value`.
    public mutating func add(_ value: Double) {
        counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
        sum += value
    }

    /// How many values were counted.
    public var count: Int64 { counts.reduce(0, +) }
}
