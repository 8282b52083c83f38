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

extension OlderStoreTests {
    /// What is made from others: the older versions had their own ways, or none.
    private static let derived: Set<String> = ["payout_rollups", "payout_durations", "tokens"]

    /// Writes what is in the store at `newPath` as `version` would have. Returns the tables that are the same afterwards.
    static func write(_ path: String, as version: String, from newPath: String) throws -> Set<String> {
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

    static func names(_ db: Database) throws -> [String] {
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

    static func older(_ object: JSONObject) -> JSONObject {
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
}
