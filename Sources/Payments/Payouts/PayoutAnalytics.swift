public import Tron

/// Payouts of one group, summed up.
public struct PayoutTotals: Hashable, Sendable {
    public private(set) var counts: [PayoutStatus: Int] = [:]
    /// Completed amounts, in each asset's smallest unit.
    public private(set) var volume: [Asset: Int64] = [:]
    /// TRX burnt.
    public private(set) var fees = Sun.zero

    public init() {}

    /// All together.
    public var count: Int { counts.values.reduce(0, +) }

    /// How many are in `status`.
    public func count(_ status: PayoutStatus) -> Int { counts[status] ?? 0 }

    /// How many are not final yet.
    public var open: Int { counts.filter { !$0.key.isFinal }.values.reduce(0, +) }

    mutating func add(_ cell: RollupCell) {
        counts[cell.status, default: 0] += cell.count
        if cell.status == .completed {
            // What does not fit stays at the largest number.
            let (sum, overflow) = (volume[cell.asset] ?? 0).addingReportingOverflow(cell.units)
            volume[cell.asset] = overflow ? .max : sum
        }
        fees = fees.adding(cell.fees) ?? fees
    }
}

/// What became of the payouts of a stretch of time.
public struct PayoutAnalytics: Sendable {
    public let from: Timestamp
    public let to: Timestamp
    public let interval: AnalyticsInterval
    public let totals: PayoutTotals
    /// All three, always.
    public let byRoute: [PayoutRoute: PayoutTotals]
    /// Milliseconds from creation to completion; nil where nothing was completed.
    public let median: Int64?
    public let percentile95: Int64?
    public let longest: Int64?
    /// Every step of the range, empty ones too.
    public let series: [(start: Timestamp, totals: PayoutTotals)]

    init(
        _ question: PayoutService.AnalyticsQuestion, cells: [RollupCell], durations: [DurationCell]
    ) {
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

    /// The nearest rank: the smallest value that so many percent of all do not pass.
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

extension PayoutService {
    /// Which payouts are summed up, and in which steps.
    public struct AnalyticsQuestion: Sendable {
        public let from: Timestamp
        public let to: Timestamp
        public let interval: AnalyticsInterval
        public let route: PayoutRoute?
        /// Where each step begins.
        let steps: [Timestamp]

        private enum Limits {
            /// As the contract has it.
            static let stepsMax = 1000
        }

        /// Nil where the range has more than 1,000 steps, or none.
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

    /// What became of the payouts that were created in the range of `question`.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func analytics(_ question: AnalyticsQuestion) async throws -> PayoutAnalytics {
        try await PaymentError.mapping {
            var cells: [RollupCell] = []
            for span in RollupSpan.cover(
                question.from, question.to, coarsest: question.interval.coarsest)
            {
                cells += try await books.store.payoutRollup(span, route: question.route)
            }
            var durations: [DurationCell] = []
            for span in RollupSpan.cover(question.from, question.to, coarsest: .day) {
                durations += try await books.store.payoutDurations(span, route: question.route)
            }
            return PayoutAnalytics(question, cells: cells, durations: durations)
        }
    }
}
