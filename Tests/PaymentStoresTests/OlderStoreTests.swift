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
    private static let versions = Array(SQLiteSchema.migrator.migrations.dropLast())

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

    // MARK: the file as that version wrote it

    /// What is made from others: the older versions had their own ways, or none.
    private static let derived: Set<String> = ["payout_rollups", "payout_durations", "tokens"]

    /// Writes what is in the store at `newPath` as `version` would have. Returns the tables that are the same afterwards.
    private static func write(_ path: String, as version: String, from newPath: String) throws -> Set<String>
    {
        let old = try DatabaseQueue(path: path)
        try old.write { try $0.execute(sql: "PRAGMA application_id = \(SQLiteSchema.applicationID)") }
        try SQLiteSchema.migrator.migrate(old, upTo: version)
        let new = try DatabaseQueue(path: newPath)
        var written = derived
        let isCountedByTriggers = (4...8).contains(Int(version.prefix(4)) ?? 0)
        try new.read { new in
            try old.write { old in
                for table in try names(old) where try new.tableExists(table) {
                    written.insert(table)
                    if isCountedByTriggers, derived.contains(table) { continue }
                    let known = Set(try ownColumns(of: table, new))
                    let columns = try ownColumns(of: table, old).filter(known.contains)
                    for row in try Row.fetchAll(
                        new, sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table)")
                    {
                        guard let values = try olderValues(row, of: table, in: version) else { continue }
                        try old.execute(
                            sql: """
                                INSERT INTO \(table) (\(columns.joined(separator: ", ")))
                                VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
                                """, arguments: StatementArguments(values))
                    }
                }
            }
        }
        try old.close()
        try new.close()
        return written
    }

    private static func names(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                AND name NOT LIKE 'grdb_%'
                """)
    }

    /// The columns that are written, without those that are computed from others.
    private static func ownColumns(of table: String, _ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
    }

    /// The values of `row` as `version` had them; nil for a row that it did not have.
    private static func olderValues(
        _ row: Row, of table: String, in version: String
    ) throws -> [DatabaseValue]? {
        // Documents have not changed since then.
        if version >= "0010" { return row.map(\.1) }
        if table == "counters", (row["key"] as String).hasPrefix("promised/") { return nil }
        return try row.map { column, value in
            guard column == "document", let text = String.fromDatabaseValue(value) else { return value }
            let json = try JSON(parsing: Array(text.utf8))
            guard let object = json.object else { return value }
            return JSON.object(older(object)).text.databaseValue
        }
    }

    private static func older(_ object: JSONObject) -> JSONObject {
        var object = object
        object["isPromised"] = nil
        if var intent = object["intent"]?.object, let transfer = intent["tokenTransfer"] {
            intent["tokenTransfer"] = nil
            intent["usdtTransfer"] = transfer
            object["intent"] = .object(intent)
        }
        if var reservation = object["reservation"]?.object {
            reservation["usdt"] = reservation["token"]?["units"] ?? 0
            reservation["token"] = nil
            object["reservation"] = .object(reservation)
        }
        return object
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
