import Foundation
import GRDB
import PaymentModel
import Payments
import Scratch
import Simulation
import StrictJSON
import Testing
import Tron

@testable import PaymentStores

/// A store that an older version wrote is, once it was opened, what this version would have written.
@Suite("Stores of every older version")
struct OlderStoreTests {
    static let versions = Array(SQLiteSchema.migrator.migrations.dropLast())

    /// Records that every version knew, in all states that look-ups and sums tell apart.
    private static func change() throws -> Change {
        let owner = SampleRecords(seed: 1).wallet()
        var change = Change()
        change.wallets = [owner]
        for (index, status) in PayoutStatus.allCases.enumerated() {
            for variant in 0..<2 {
                var payout = try SampleRecords(seed: UInt64(10 + 2 * index + variant)).payout(
                    reference: variant == 0 ? "r-\(index)" : nil, wallet: owner)
                payout.status = status
                if variant == 1, status != .pendingApproval {
                    payout.transactionID = try SampleRecords(seed: UInt64(50 + index)).transaction().id
                }
                if status == .completed {
                    (payout.fee, payout.completedAt) = (
                        Sun(7), payout.createdAt.adding(.milliseconds(12_345 + Int64(variant)))
                    )
                }
                change.counters += payout.promise()
                change.payouts.append(payout)
            }
        }
        for (index, status) in TransactionStatus.allCases.enumerated() {
            let sample = SampleRecords(seed: UInt64(50 + index))
            for isToken in [true, false] {
                var record = try transaction(sample, isToken: isToken, of: owner)
                record.status = status
                if ![.queued, .cancelled, .awaitingSignature].contains(status) {
                    record.attempts = [try sample.attempt(isToken ? 1 : 2)]
                }
                if status == .included { record.inclusion = try sample.block(isToken ? 77 : 78) }
                change.transactions.append(record)
                change.counters += record.reservation.counters(of: owner.id).map {
                    CounterChange(key: $0.key, delta: $0.units)
                }
            }
        }
        change.events = change.transactions.enumerated().map { index, record in
            SampleRecords(seed: 1).event(
                .transaction(record), type: "transaction.created", place: UInt64(100 + index))
        }
        change.audit = [SampleRecords(seed: 1).auditEntry()]
        change.idempotency = [SampleRecords(seed: 1).idempotency(key: "k")]
        return change
    }

    private static func transaction(
        _ sample: SampleRecords, isToken: Bool, of owner: Wallet
    ) throws -> TransactionRecord {
        let plan = try sample.transaction().plan
        let amount = try #require(AssetAmount(isToken ? .usdt : .trx, units: 5))
        let other = SampleRecords(seed: sample.seed + (isToken ? 0 : 500))
        return TransactionRecord(
            id: try other.transaction().id, wallet: owner,
            intent: isToken
                ? .tokenTransfer(to: sample.recipient, amount: amount)
                : .trxTransfer(to: sample.recipient, amount: amount),
            memo: nil, feeLimit: nil, plan: plan,
            reservation: try #require(Reservation(amount: amount, plan: plan)), metadata: [:], payoutID: nil,
            priority: 5, createdBy: "payroll", createdAt: SampleRecords.start)
    }

    @Test("it is opened, and nothing of it differs from a new one", arguments: versions)
    func opened(version: String) async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let (newPath, oldPath) = (folder.path("new.sqlite"), folder.path("old.sqlite"))
        let tokens = AssetRegistry.usdtAndTRX.tokens
        let new = try SQLiteStore(path: newPath, tokens: tokens)
        try await new.commit(try Self.change())
        try new.close()
        let tables = try Self.write(oldPath, as: version, from: newPath)

        try SQLiteStore(path: oldPath, tokens: tokens).close()

        let (before, after) = (try Self.rows(newPath), try Self.rows(oldPath))
        #expect(Set(before.keys) == Set(after.keys))
        for (table, rows) in before where tables.contains(table) {
            #expect(after[table] == rows, "\(table)")
        }
        #expect(
            tables.isSuperset(of: [
                "wallets", "payouts", "transactions", "attempts", "counters", "events", "audit",
                "payout_rollups", "payout_durations", "tokens",
            ]))
    }

    // MARK: what is in a file

    /// The rows of each table, documents in one order of members.
    private static func rows(_ path: String) throws -> [String: Set<String>] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { db in
            var rows: [String: Set<String>] = [:]
            for table in try names(db) {
                rows[table] = Set(
                    try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { row in
                        row.map { column, value in
                            let text = String.fromDatabaseValue(value)
                            let json =
                                column == "document"
                                ? text.flatMap { try? JSON(parsing: Array($0.utf8)) } : nil
                            let shown =
                                json.map { String(decoding: $0.canonical(), as: UTF8.self) } ?? "\(value)"
                            return "\(column)=\(shown)"
                        }.sorted().joined(separator: " ")
                    })
            }
            return rows
        }
    }
}
