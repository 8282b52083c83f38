import Foundation
import GRDB
public import Payments

/// Looks through a whole store for what does not belong: damage, tables and triggers of others, records that contradict
/// themselves or refer to what is not there. It reads everything, so it takes long on a large store, and changes nothing.
public struct StoreInspection: Sendable {
    /// What is wrong, one sentence each; empty where nothing is.
    public let findings: [String]
    /// How many records were looked at, by table.
    public let records: [(table: String, count: Int64)]

    /// Whether the file itself is damaged: then nothing else was looked at.
    public var isDamaged: Bool { records.isEmpty }

    private enum Limits {
        /// More of a kind say no more.
        static let findingsPerRule = 10
    }

    /// - Parameter path: The store's file; a service may be at work on it.
    /// - Throws: `StoreError.unavailable` where it can't be read or is of an older version, `.corrupt` where it is no store of
    ///   ours or a newer program's.
    public init(of path: String) throws(StoreError) {
        do {
            var configuration = Configuration()
            // Not read-only: such a connection would leave a log behind where no service runs.
            configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA query_only = ON") }
            configuration.busyMode = .timeout(5)
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            // In no transaction: some damage does not let one end.
            let damage = try queue.unsafeRead { db in
                try Self.requireCurrent(db)
                return try Self.damage(db)
            }
            guard damage.isEmpty else {
                // What such a file says of anything else is not worth reading.
                (findings, records) = (damage, [])
                return
            }
            let expected = try Self.expectedSchema()
            (findings, records) = try queue.read { db in
                return (
                    try Self.strangers(db, expected) + Self.contradictions(db),
                    try Self.tables.map {
                        ($0, try Int64.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? 0)
                    }
                )
            }
        } catch {
            throw StoreError(sqlite: error)
        }
    }

    /// - Throws: `StoreError` where the store is not one of ours, or not of this version.
    public static func requireCurrent(_ path: String) throws(StoreError) {
        do {
            let queue = try DatabaseQueue(path: path)
            defer { try? queue.close() }
            try queue.read(requireCurrent)
        } catch {
            throw StoreError(sqlite: error)
        }
    }

    private static func requireCurrent(_ db: Database) throws {
        guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == SQLiteSchema.applicationID else {
            throw StoreError(.corrupt, "the file is not a store of Lucid's")
        }
        let migrator = SQLiteSchema.migrator
        if try migrator.hasBeenSuperseded(db) {
            throw StoreError(.corrupt, "the store was written by a newer version of Lucid")
        }
        guard try migrator.hasCompletedMigrations(db) else {
            throw StoreError(
                .unavailable,
                "the store is of an older version; lucid serve brings it up to date at its start")
        }
    }

    private static let tables = [
        "wallets", "recipients", "payouts", "transactions", "attempts", "movements", "audit", "events",
    ]

    private static func damage(_ db: Database) throws -> [String] {
        do {
            return try String.fetchAll(db, sql: "PRAGMA integrity_check(\(Limits.findingsPerRule))")
                .filter { $0 != "ok" }.map { "damaged: \($0)" }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            // Some damage ends the check itself.
            return ["damaged: \(error.message ?? "the file cannot be read")"]
        }
    }

    /// Every table, index, trigger and view that a store of this version has, with its definition.
    private static func expectedSchema() throws -> Set<String> {
        let queue = try DatabaseQueue()
        try SQLiteSchema.migrator.migrate(queue)
        return try queue.read(schema)
    }

    private static func schema(_ db: Database) throws -> Set<String> {
        Set(
            try Row.fetchAll(
                db, sql: "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
            )
            .map { "\($0["type"] as String) \($0["name"] as String): \($0["sql"] as String? ?? "")" })
    }

    private static func strangers(_ db: Database, _ expected: Set<String>) throws -> [String] {
        let found = try schema(db)
        func name(_ text: String) -> Substring { text.prefix { $0 != ":" } }
        return found.subtracting(expected).sorted().map { "not of this version: \(name($0))" }
            + expected.subtracting(found).sorted().map { "missing or changed: \(name($0))" }
    }

    private static func contradictions(_ db: Database) throws -> [String] {
        try StoreRule.all.flatMap { rule in
            try String.fetchAll(db, sql: rule.sql + " LIMIT \(Limits.findingsPerRule)").map {
                "\(rule.name): \($0)"
            }
        }
    }
}

/// Something that holds for every record; its statement finds those for which it doesn't.
private struct StoreRule {
    let name: String
    let sql: String

    static let all =
        ["wallets", "payouts", "transactions"].map { table in
            Self(
                name: "\(table), columns and document differ",
                sql: """
                    SELECT id FROM \(table) WHERE NOT json_valid(document) OR document ->> '$.id' IS NOT id
                    OR document ->> '$.version' IS NOT version OR document ->> '$.status' IS NOT status
                    """)
        } + [
            missing("transaction of an unknown wallet", "transactions", "wallet_id", in: "wallets"),
            missing("payout of an unknown wallet", "payouts", "wallet_id", in: "wallets"),
            missing("payout with an unknown transaction", "payouts", "transaction_id", in: "transactions"),
            missing(
                "attempt of an unknown transaction", "attempts", "transaction_id", in: "transactions",
                naming: "tx_id"),
            missing(
                "movement of an unknown wallet", "movements", "wallet_id", in: "wallets",
                naming: "transaction_id"),
            missing(
                "movement of an unknown transaction", "movements", "transaction_id", in: "transactions",
                naming: "transaction_id"),
            Self(
                name: "transaction with an unknown attempt",
                sql: """
                    SELECT id FROM transactions WHERE tx_id IS NOT NULL AND tx_id NOT IN (SELECT tx_id FROM attempts)
                    """),
        ]

    private static func missing(
        _ name: String, _ table: String, _ column: String, in other: String, naming id: String = "id"
    ) -> Self {
        Self(
            name: name,
            sql: """
                SELECT \(id) FROM \(table) WHERE \(column) IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM \(other) WHERE \(other).id = \(table).\(column))
                """)
    }
}
