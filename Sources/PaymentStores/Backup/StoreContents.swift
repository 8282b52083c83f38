import GRDB
import PaymentModel
import Payments

/// What a store's file has, as far as one tells files apart by it.
struct StoreContents: Hashable {
    /// The newest migration.
    let schema: String
    let auditHead: AuditHead?
    /// The newest event of the feed.
    let position: Int64

    /// - Throws: `StoreError.corrupt` where the file is not one of ours, or SQLite finds it damaged.
    init(checking db: Database) throws {
        guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == SQLiteSchema.applicationID else {
            throw StoreError(.corrupt, "the file is not a store of Lucid's")
        }
        let found = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") ?? "nothing"
        guard found == "ok" else { throw StoreError(.corrupt, "the file is damaged: \(found)") }
        schema =
            try String.fetchOne(db, sql: "SELECT max(identifier) FROM grdb_migrations") ?? "none"
        auditHead = try Row.fetchOne(db, sql: SQLiteQuery.auditHead.sql).map {
            AuditHead(sequence: $0["sequence"], hash: $0["hash"])
        }
        position = try Int64.fetchOne(db, sql: SQLiteQuery.lastEvent.sql) ?? 0
    }
}
