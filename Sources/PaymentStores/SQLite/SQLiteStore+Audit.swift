import GRDB
public import PaymentModel
public import Payments
import StrictJSON

extension SQLiteStore {
    public func auditEvents(after sequence: Int64, limit: Int) async throws(StoreError) -> [AuditEvent] {
        try await auditEvents(.auditEvents, [sequence, limit])
    }

    public func auditEvents(
        _ filter: AuditFilter, before sequence: Int64?, limit: Int
    ) async throws(StoreError) -> [AuditEvent] {
        let (query, arguments) = SQLiteQuery.audit(filter, before: sequence, limit: limit)
        return try await auditEvents(query, arguments)
    }

    private func auditEvents(
        _ query: SQLiteQuery, _ arguments: StatementArguments
    ) async throws(StoreError) -> [AuditEvent] {
        try await read { db in
            let statement = try db.cachedStatement(sql: query.sql)
            return try Row.fetchAll(statement, arguments: arguments).map { row in
                guard let document = try JSON(parsing: row["document"] as String).object,
                    let entry = AuditEntry(document: document)
                else { throw StoreError(.corrupt, "audit event \(row["sequence"] as Int64) cannot be read") }
                return AuditEvent(
                    stored: entry, sequence: row["sequence"], previousHash: row["previous_hash"],
                    hash: row["hash"])
            }
        }
    }

    /// The whole look at a link, its hash too, is taken on the reader's own thread.
    public func continueWalk(
        _ walk: AuditWalk, through last: Int64, limit: Int
    ) async throws(StoreError) -> AuditWalk {
        try await read { db in
            var walk = walk
            let statement = try db.cachedStatement(sql: SQLiteQuery.auditEvents.sql)
            let rows = try Row.fetchCursor(statement, arguments: [walk.reached.sequence, limit])
            while let row = try rows.next() {
                let sequence: Int64 = row[0]
                guard sequence <= last, walk.firstInvalidSequence == nil else { break }
                // What cannot be read is a broken link.
                let document = try row.withUnsafeData(atIndex: 1) { bytes in
                    bytes.flatMap { try? JSON(parsing: $0).object }
                }
                walk.take(sequence: sequence, document: document, previousHash: row[2], hash: row[3])
            }
            return walk
        }
    }

    public func auditHead() async throws(StoreError) -> AuditHead? {
        try lookUp { db in
            try Row.fetchOne(db.cachedStatement(sql: SQLiteQuery.auditHead.sql)).map { row in
                AuditHead(sequence: row["sequence"], hash: row["hash"])
            }
        }
    }
}
