import Simulation
import Testing
import Tron

@testable import PaymentModel
@testable import Payments
@testable import Simulation

@Suite("Sums of payouts")
struct PercentileTests {
    private func analytics(_ cells: [RollupCell], _ durations: [DurationCell]) throws -> PayoutAnalytics {
        let question = try #require(
            AnalyticsQuestion(
                from: Samples.now, to: Samples.now.adding(.seconds(3600)), interval: .hour, route: nil))
        return PayoutAnalytics(question, cells: cells, durations: durations)
    }

    @Test("a percentile is the least duration that so many percent do not pass", arguments: 1...60)
    func ranks(count: Int) throws {
        let values = (1...count).map { Int64($0) * 10 }

        let analytics = try analytics(
            [], values.shuffled().map { DurationCell(milliseconds: $0, count: 1, longest: $0 + 3) })

        for (percent, told) in [(50, analytics.median), (95, analytics.percentile95)] {
            let expected = values.first { value in
                values.count { $0 <= value } * 100 >= count * percent
            }
            #expect(told == expected, "\(percent) percent of \(count)")
        }
        #expect(analytics.longest == values.last.map { $0 + 3 })
    }

    @Test("durations of one cell count as often as there are", arguments: 1...40)
    func weights(count: Int) throws {
        let analytics = try analytics(
            [],
            [
                DurationCell(milliseconds: 100, count: count, longest: 101),
                DurationCell(milliseconds: 5, count: 20, longest: 5),
            ])

        #expect(analytics.median == (count > 20 ? 100 : 5))
        #expect(analytics.percentile95 == (count * 19 > 20 ? 100 : 5))
    }

    @Test("without a payout that ended there is no duration")
    func none() throws {
        let analytics = try analytics([], [])

        #expect(analytics.median == nil && analytics.percentile95 == nil && analytics.longest == nil)
    }

    @Test(
        "the volume is what was paid, the count everything; fees are what was burnt for any of them",
        arguments: PayoutStatus.allCases)
    func totals(status: PayoutStatus) throws {
        let cells = [(Asset.usdt, 5), (.usdt, 7), (.trx, 11)].map { asset, units in
            RollupCell(
                start: Samples.now, route: .kyc, asset: asset, status: status, count: 2, units: Int64(units),
                fees: Sun(Int64(units)))
        }

        let analytics = try analytics(cells, [])

        let isPaid = status == .completed
        #expect(analytics.totals.volume[.usdt] ?? 0 == (isPaid ? 12 : 0))
        #expect(analytics.totals.volume[.trx] ?? 0 == (isPaid ? 11 : 0))
        #expect(analytics.totals.count == 6 && analytics.totals.count(status) == 6)
        #expect(analytics.totals.open == (status.isFinal ? 0 : 6) && analytics.totals.fees == 23)
        #expect(analytics.byRoute[.kyc] == analytics.totals && analytics.byRoute[.v0]?.count == 0)
    }
}
