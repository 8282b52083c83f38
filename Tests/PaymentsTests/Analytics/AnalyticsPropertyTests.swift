import Testing
import Tron

@testable import PaymentModel
@testable import Simulation

@Suite("Analytics, whatever the times and figures")
struct AnalyticsPropertyTests {
    /// Within two centuries around 1970.
    private func time(_ random: inout Chance) -> Timestamp {
        Timestamp(milliseconds: random.integer(in: -3_155_760_000_000...3_155_760_000_000))
    }

    @Test("a time lies in the step that begins at or before it", arguments: AnalyticsInterval.allCases)
    func steps(interval: AnalyticsInterval) {
        var random = Chance(seed: 7)
        for _ in 0..<2000 {
            let time = time(&random)
            let start = interval.start(of: time)
            let next = interval.next(after: start)

            #expect(start <= time && time < next, "\(time.text)")
            #expect(interval.start(of: start) == start)
            #expect(interval.start(of: next) == next)
            #expect(interval.start(of: next.adding(.milliseconds(-1))) == start)
        }
    }

    @Test("days begin at UTC's midnight, weeks on Monday, months on their first", arguments: 0..<50)
    func boundaries(seed: UInt64) {
        var random = Chance(seed: seed)
        let time = time(&random)

        #expect(AnalyticsInterval.hour.start(of: time).text.hasSuffix(":00:00.000Z"))
        #expect(AnalyticsInterval.day.start(of: time).text.hasSuffix("T00:00:00.000Z"))
        #expect(AnalyticsInterval.month.start(of: time).text.hasSuffix("-01T00:00:00.000Z"))
        // 1970-01-05 was a Monday.
        let monday: Int64 = 4 * 86_400_000
        #expect((AnalyticsInterval.week.start(of: time).milliseconds - monday) % (7 * 86_400_000) == 0)
    }

    @Test("a range has at most a thousand steps, and the last one begins before its end")
    func bounds() throws {
        let from = Samples.now
        let start = AnalyticsInterval.hour.start(of: from)
        func question(to milliseconds: Int64) -> AnalyticsQuestion? {
            AnalyticsQuestion(
                from: from, to: start.adding(.milliseconds(milliseconds)), interval: .hour, route: nil)
        }

        #expect(question(to: 1000 * 3_600_000)?.steps.count == 1000)
        #expect(question(to: 1000 * 3_600_000 + 1) == nil)
        #expect(question(to: 999 * 3_600_000 + 1)?.steps.count == 1000)
        #expect(question(to: 999 * 3_600_000)?.steps.count == 999)
        #expect(AnalyticsQuestion(from: from, to: from, interval: .hour, route: nil) == nil)
    }

    @Test("totals are the sum of the routes, and of the steps", arguments: 0..<20)
    func sums(seed: UInt64) throws {
        var random = Chance(seed: seed)
        let from = AnalyticsInterval.day.start(of: Samples.now)
        let question = try #require(
            AnalyticsQuestion(from: from, to: from.adding(.seconds(10 * 86_400)), interval: .day, route: nil))
        let cells = (0..<40).map { _ in
            RollupCell(
                start: from.adding(.seconds(random.integer(in: 0...(10 * 86_400 - 1)))),
                route: PayoutRoute.allCases[random.index(below: 3)],
                asset: random.index(below: 2) == 0 ? .trx : .usdt,
                status: PayoutStatus.allCases[random.index(below: PayoutStatus.allCases.count)],
                count: random.index(below: 9), units: random.integer(in: 0...1000),
                fees: Sun(random.integer(in: 0...9)))
        }

        let analytics = PayoutAnalytics(question, cells: cells, durations: [])

        let parts = [Array(analytics.byRoute.values), analytics.series.map(\.totals)]
        for totals in parts {
            #expect(totals.reduce(0) { $0 + $1.count } == analytics.totals.count, "seed \(seed)")
            #expect(totals.reduce(0) { $0 + $1.open } == analytics.totals.open)
            #expect(totals.reduce(0) { $0 + $1.fees.value } == analytics.totals.fees.value)
            for asset in [Asset.trx, .usdt] {
                #expect(
                    totals.reduce(0) { $0 + ($1.volume[asset] ?? 0) } == analytics.totals.volume[asset] ?? 0)
            }
        }
        #expect(analytics.totals.count == cells.reduce(0) { $0 + $1.count })
        #expect(
            analytics.totals.volume[.usdt] ?? 0
                == cells.filter { $0.status == .completed && $0.asset == .usdt }.reduce(0) { $0 + $1.units })
        #expect(analytics.series.count == 10)
        #expect(analytics.median == nil && analytics.percentile95 == nil && analytics.longest == nil)
    }

    @Test(
        "percentiles are those of all durations in their order, whatever cells they come in",
        arguments: 0..<20)
    func percentiles(seed: UInt64) throws {
        var random = Chance(seed: seed)
        let question = try #require(
            AnalyticsQuestion(
                from: Samples.now, to: Samples.now.adding(.seconds(60)), interval: .hour, route: nil))
        let durations = (0..<(1 + random.index(below: 60))).map { _ in
            DurationCell.rounded(random.integer(in: 0...20_000))
        }
        let cells = Dictionary(grouping: durations) { $0 }.map {
            DurationCell(milliseconds: $0.key, count: $0.value.count, longest: $0.key)
        }

        let analytics = PayoutAnalytics(question, cells: [], durations: cells)

        let sorted = durations.sorted()
        func rank(_ percent: Int) -> Int64 { sorted[(sorted.count * percent + 99) / 100 - 1] }
        #expect(analytics.median == rank(50), "seed \(seed)")
        #expect(analytics.percentile95 == rank(95), "seed \(seed)")
        #expect(analytics.longest == sorted.last)
    }

    @Test("a duration keeps three digits, and is never rounded up")
    func rounding() {
        var random = Chance(seed: 3)
        for _ in 0..<2000 {
            let milliseconds = random.integer(in: 0...(.max >> Int64(1 + random.index(below: 62))))
            let rounded = DurationCell.rounded(milliseconds)

            #expect(rounded <= milliseconds && DurationCell.rounded(rounded) == rounded)
            #expect((milliseconds - rounded) <= milliseconds / 100)
            let digits = String(rounded)
            #expect(digits.dropFirst(3).allSatisfy { $0 == "0" })
            #expect(digits.count == String(milliseconds).count)
            #expect(digits.prefix(3) == String(milliseconds).prefix(3))
        }
        #expect(DurationCell.rounded(-5) == 0)
    }
}
