import GRDB
import PaymentModel
import Payments
import Scratch
import Simulation
import Testing
import Tron

@testable import PaymentStores

@Suite("A database of an older Lucid")
struct SQLiteMigrationTests {
    @Test("payouts that were there are found in history and counted in sums")
    func payouts() async throws {
        let directory = try ScratchFolder()
        defer { directory.remove() }
        let path = directory.path("lucid.sqlite")
        var payout = try SampleRecords(seed: 3).payout(reference: "old")
        payout.status = .completed
        payout.completedAt = payout.createdAt.adding(.milliseconds(12_345))
        payout.fee = Sun(7)
        // The file as the version before left it.
        do {
            let queue = try DatabaseQueue(path: path)
            try SQLiteSchema.migrator.migrate(queue, upTo: "0002 movements, reconciliations")
            let (id, status) = (payout.id.text, payout.status.rawValue)
            let (createdAt, document) = (payout.createdAt.milliseconds, try RecordDocument.text(of: payout))
            try await queue.write { db in
                try db.execute(sql: "PRAGMA application_id = \(SQLiteSchema.applicationID)")
                try db.execute(
                    sql: """
                        INSERT INTO payouts (id, version, status, reference, priority, created_at,
                        next_action_at, document) VALUES (?, 1, ?, 'old', 5, ?, ?, ?)
                        """, arguments: [id, status, createdAt, createdAt, document])
            }
            try queue.close()
        }

        let store = try SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens)
        var selection = PayoutSelection()
        selection.walletID = payout.walletID
        selection.recipient = payout.recipient
        selection.route = .v0
        let lines = try await store.payoutLines(selection, after: nil, limit: 5)
        let day = payout.createdAt.milliseconds - payout.createdAt.milliseconds % 86_400_000
        let span = RollupSpan(
            level: .day, from: Timestamp(milliseconds: day), to: Timestamp(milliseconds: day + 86_400_000))

        #expect(lines == [PayoutLine(payout)])
        #expect(
            try await store.payoutRollup(span, route: nil) == [
                RollupCell(
                    start: span.from, route: .v0, asset: .usdt, status: .completed, count: 1,
                    units: payout.amount.units, fees: Sun(7))
            ])
        #expect(
            try await store.payoutDurations(span, route: .v0) == [
                DurationCell(milliseconds: 12_300, count: 1, longest: 12_345)
            ])

        // Sums of the old file go on with what is stored from now on.
        payout.version = 1
        payout.fee = Sun(9)
        try await store.commit(.of { $0.payouts = [payout] })
        let cells = try await store.payoutRollup(span, route: nil)
        #expect(cells.map(\.count) == [1])
        #expect(cells.map(\.fees) == [Sun(9)])
        #expect(try await store.payoutDurations(span, route: .v0).map(\.count) == [1])
        try store.close()
    }
}
