import Foundation
import GRDB
import Testing
import Tron

@testable import PaymentStores
@testable import Payments

/// How questions about payouts grow with their number. Takes a minute: set LUCID_TEST_MILLION to run it.
@Suite(
    "A million payouts",
    .enabled(if: ProcessInfo.processInfo.environment["LUCID_TEST_MILLION"] != nil))
struct PayoutScaleTests {
    private static let start = SampleRecords.start.milliseconds

    /// Payouts spread over 30 days, nine of ten completed, written as the store writes them but for the
    /// commit.
    private static func fill(_ store: SQLiteStore, _ count: Int) throws {
        var payout = try SampleRecords(seed: 1).payout()
        payout.completedAt = payout.createdAt
        let document = try RecordDocument.text(of: payout)
        try store.pool.write { db in
            try db.execute(
                sql: """
                    WITH RECURSIVE numbers (n) AS (
                        SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ?)
                    INSERT INTO payouts (id, version, status, priority, created_at, next_action_at, route,
                    wallet_id, recipient, asset, units, fee, completed_at, document)
                    SELECT 'pay_' || printf('%026d', n), 1, iif(n % 10, 'completed', 'failed'), 5, created,
                    created, iif(n % 3, 'v0', 'kyc'), 'wal_' || (n % 4), 'T' || (n % 5000), 'USDT',
                    1000000 + n, 345000, iif(n % 10, created + 60000 + n % 30000, NULL), ?
                    FROM (SELECT n, ? + n * 2592000000 / ? AS created FROM numbers)
                    """, arguments: [count, document, start, count])
        }
    }

    private static func analytics(_ store: SQLiteStore) async throws -> (Duration, Int) {
        let from = Timestamp(milliseconds: start + 1234)
        let to = Timestamp(milliseconds: start + 2_592_000_000 - 4321)
        let clock = ContinuousClock()
        var count = 0
        var best = Duration.seconds(3600)
        for _ in 0..<5 {
            count = 0
            let time = try await clock.measure {
                for span in RollupSpan.cover(from, to, coarsest: .day) {
                    count += try await store.payoutRollup(span, route: nil).reduce(0) { $0 + $1.count }
                    _ = try await store.payoutDurations(span, route: nil)
                }
            }
            best = min(best, time)
        }
        return (best, count)
    }

    @Test("sums cost what was summed up, a page its own rows, and a table no memory of its length")
    func million() async throws {
        let directory = try ScratchDirectory()
        defer { directory.remove() }
        let few = try SQLiteStore(path: directory.path("few.sqlite"))
        let many = try SQLiteStore(path: directory.path("many.sqlite"))
        try Self.fill(few, 1000)
        try Self.fill(many, 1_000_000)

        let (short, _) = try await Self.analytics(few)
        let (long, counted) = try await Self.analytics(many)
        let clock = ContinuousClock()
        let page = try await clock.measure {
            _ = try await many.payouts(PayoutSelection(), after: nil, limit: 50)
        }
        var lines = 0
        let before = Self.residentKilobytes
        let table = try await clock.measure {
            var position: ListPosition?
            while true {
                let page = try await many.payoutLines(PayoutSelection(), after: position, limit: 500)
                lines += page.count
                guard let last = page.last else { break }
                position = ListPosition(createdAt: last.createdAt, id: last.id.text)
            }
        }
        let grown = Self.residentKilobytes - before
        print(
            "analytics: \(short) of 1,000, \(long) of 1,000,000; page \(page); table \(table), \(grown) KiB more"
        )

        #expect(counted > 999_000)
        #expect(lines == 1_000_000)
        #expect(long < .milliseconds(250))
        #expect(page < .milliseconds(100))
        #expect(grown < 64 * 1024)
        try few.close()
        try many.close()
    }

    private static var residentKilobytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
    }
}
