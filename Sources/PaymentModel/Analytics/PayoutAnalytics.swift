import Tron

/// Sums over the payouts of a range of time.
public struct PayoutAnalytics: Sendable {
    /// The start of the range.
    public let from: Timestamp
    /// The end of the range, not included.
    public let to: Timestamp
    /// The length of a step of `series`.
    public let interval: AnalyticsInterval
    /// The whole range, summed up.
    public let totals: PayoutTotals
    /// Always all three.
    public let byRoute: [PayoutRoute: PayoutTotals]
    /// Milliseconds from creation to completion; nil if nothing was completed.
    public let median: Int64?
    /// The 95th percentile, by nearest rank, in milliseconds; nil like `median`.
    public let percentile95: Int64?
    /// The longest time from creation to completion, in milliseconds; nil like `median`.
    public let longest: Int64?
    /// Every step of the range, including empty ones.
    public let series: [(start: Timestamp, totals: PayoutTotals)]

    /// Adds up what was stored for `question`. Cells may come in any order.
    package init(_ question: AnalyticsQuestion, cells: [RollupCell], durations: [DurationCell]) {
        from = question.from
        to = question.to
        interval = question.interval
        var totals = PayoutTotals()
        var byRoute = Dictionary(uniqueKeysWithValues: PayoutRoute.allCases.map { ($0, PayoutTotals()) })
        var steps: [Timestamp: PayoutTotals] = [:]
        for cell in cells {
            totals.add(cell)
            byRoute[cell.route, default: PayoutTotals()].add(cell)
            steps[question.interval.start(of: cell.start), default: PayoutTotals()].add(cell)
        }
        self.totals = totals
        self.byRoute = byRoute
        series = question.steps.map { ($0, steps[$0] ?? PayoutTotals()) }
        let sorted = durations.sorted { $0.milliseconds < $1.milliseconds }
        median = Self.percentile(50, of: sorted)
        percentile95 = Self.percentile(95, of: sorted)
        longest = durations.map(\.longest).max()
    }

    /// The nearest rank: the smallest value that at least this many percent of all do not exceed.
    private static func percentile(_ percent: Int, of cells: [DurationCell]) -> Int64? {
        let count = cells.reduce(0) { $0 + $1.count }
        let rank = (count * percent + 99) / 100
        var seen = 0
        for cell in cells {
            seen += cell.count
            if seen >= rank { return cell.milliseconds }
        }
        return nil
    }
}
