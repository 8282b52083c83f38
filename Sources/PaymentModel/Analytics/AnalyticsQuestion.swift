/// Which payouts are summed up, and in which steps.
public struct AnalyticsQuestion: Sendable {
    /// The start of the range. Payouts count by `createdAt`.
    public let from: Timestamp
    /// The end of the range, not included.
    public let to: Timestamp
    /// The length of a step of the series.
    public let interval: AnalyticsInterval
    /// Only payouts by this route; nil for all.
    public let route: PayoutRoute?
    /// The start of each step.
    let steps: [Timestamp]

    private enum Limits {
        /// As the contract has it.
        static let stepsMax = 1000
    }

    /// Nil if the range has more than 1,000 steps, or none.
    public init?(from: Timestamp, to: Timestamp, interval: AnalyticsInterval, route: PayoutRoute?) {
        guard from < to else { return nil }
        var steps: [Timestamp] = []
        var start = interval.start(of: from)
        while start < to {
            guard steps.count < Limits.stepsMax else { return nil }
            steps.append(start)
            start = interval.next(after: start)
        }
        self.from = from
        self.to = to
        self.interval = interval
        self.route = route
        self.steps = steps
    }
}
