import Testing

@testable import PaymentModel
@testable import Payments

@Suite("Ranges of analytics")
struct AnalyticsRangeTests {
    private func time(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

    @Test(
        "steps begin at UTC boundaries",
        arguments: [
            (AnalyticsInterval.hour, "2026-11-24T22:00:00Z", "2026-11-24T23:00:00Z"),
            (.day, "2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"),
            // A Tuesday: its week began on Monday.
            (.week, "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"),
            (.month, "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"),
        ])
    func steps(interval: AnalyticsInterval, start: String, next: String) throws {
        let found = interval.start(of: try time("2026-11-24T22:59:59.999Z"))

        #expect(found == (try time(start)))
        #expect(interval.next(after: found) == (try time(next)))
        #expect(interval.start(of: found) == found)
    }

    @Test("months follow one another, February too")
    func months() throws {
        var month = try time("2023-01-01T00:00:00Z")
        var texts: [Substring] = []
        for _ in 0..<26 {
            texts.append(month.text.prefix(10))
            month = AnalyticsInterval.month.next(after: month)
        }
        #expect(texts.prefix(3) == ["2023-01-01", "2023-02-01", "2023-03-01"])
        #expect(texts[13...15] == ["2024-02-01", "2024-03-01", "2024-04-01"])
        #expect(texts.last == "2025-02-01")
    }

    @Test("a range is covered without gaps, and single payouts are read of less than two minutes")
    func cover() throws {
        var state: UInt64 = 42
        func next(_ bound: Int64) -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64(state >> 33) % bound
        }
        for round in 0..<2000 {
            let from = 1_700_000_000_000 + next(90_000_000)
            let lengths: [Int64] = [1, 59_999, 60_000, 3_700_000, 90_000_000, 3_000_000_000]
            let length = lengths[Int(next(6))]
            let to = from + 1 + next(length)
            let coarsest = RollupLevel.allCases[Int(next(3))]
            let spans = RollupSpan.cover(
                Timestamp(milliseconds: from), Timestamp(milliseconds: to), coarsest: coarsest)

            #expect(spans.first?.from.milliseconds == from && spans.last?.to.milliseconds == to, "\(round)")
            var single: Int64 = 0
            for (index, span) in spans.enumerated() {
                #expect(span.from < span.to)
                if index > 0 { #expect(spans[index - 1].to == span.from) }
                if let level = span.level {
                    #expect(span.from.milliseconds % level.rawValue == 0)
                    #expect(span.to.milliseconds % level.rawValue == 0)
                    #expect(level.rawValue <= coarsest.rawValue)
                } else {
                    single += span.to.milliseconds - span.from.milliseconds
                    #expect(span.from.milliseconds / 60_000 == (span.to.milliseconds - 1) / 60_000)
                }
            }
            #expect(single < 120_000)
            #expect(spans.count <= 7)
        }
    }

    @Test("more than a thousand steps are none")
    func bounds() throws {
        let from = try time("2026-01-01T00:00:00Z")
        func question(_ hours: Int64) -> AnalyticsQuestion? {
            .init(from: from, to: from.adding(.seconds(hours * 3600)), interval: .hour, route: nil)
        }
        #expect(question(1000)?.steps.count == 1000)
        #expect(question(1001) == nil)
        #expect(question(0) == nil)
    }

    @Test("durations keep three digits")
    func durations() {
        let pairs: [(Int64, Int64)] = [
            (-5, 0), (0, 0), (999, 999), (1000, 1000), (1009, 1000), (12_345, 12_300), (9_999_999, 9_990_000),
        ]
        for (milliseconds, rounded) in pairs { #expect(DurationCell.rounded(milliseconds) == rounded) }
    }
}
