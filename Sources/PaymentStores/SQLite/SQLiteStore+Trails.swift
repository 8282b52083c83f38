import Foundation
import GRDB
public import PaymentModel
public import Payments
import StrictJSON
public import Tron

extension SQLiteStore {
    public func counter(_ key: CounterKey) async throws(StoreError) -> Int64 {
        try await counters([key]).first ?? 0
    }

    public func counters(_ keys: [CounterKey]) async throws(StoreError) -> [Int64] {
        let texts = keys.map(\.text)
        let isOneStatement = texts.count <= SQLiteQuery.countersAtOnce
        let values =
            try isOneStatement
            ? lookUp { try Self.counters(texts, $0) } : lookUpTogether { try Self.counters(texts, $0) }
        return texts.map { values[$0] ?? 0 }
    }

    /// The values of the stored ones.
    private static func counters(_ keys: [String], _ db: Database) throws -> [String: Int64] {
        let statement = try db.cachedStatement(sql: SQLiteQuery.counters.sql)
        var values: [String: Int64] = [:]
        for start in stride(from: 0, to: keys.count, by: SQLiteQuery.countersAtOnce) {
            let part = keys[start...].prefix(SQLiteQuery.countersAtOnce)
            // No counter has an empty key.
            let padding = repeatElement("", count: SQLiteQuery.countersAtOnce - part.count)
            let rows = try Row.fetchCursor(statement, arguments: StatementArguments(part + padding))
            while let row = try rows.next() { values[row[0]] = row[1] }
        }
        return values
    }

    public func moved(
        of wallet: WalletID, asset: Asset, after: BlockNumber, through: BlockNumber
    ) async throws(StoreError) -> Int64 {
        try lookUp { db in
            let statement = try db.cachedStatement(sql: SQLiteQuery.moved.sql)
            return try Int64.fetchOne(
                statement, arguments: [wallet.text, asset.symbol, after.value, through.value]) ?? 0
        }
    }

    public func latestReconciliation(
        of wallet: WalletID, asset: Asset
    ) async throws(StoreError) -> Reconciliation? {
        try record(.latestReconciliation, [wallet.text, asset.symbol])
    }

    public func reconciliations(
        before position: Int64, limit: Int
    ) async throws(StoreError) -> [(position: Int64, reconciliation: Reconciliation)] {
        let assets = documents.assets
        return try await read { db in
            let statement = try db.cachedStatement(sql: SQLiteQuery.reconciliations.sql)
            return try Row.fetchAll(statement, arguments: [position, limit]).map { row in
                let reconciliation = try Self.document(row, at: 1) { document throws(MalformedDocument) in
                    try Reconciliation(document, assets)
                }
                return (row[0], reconciliation)
            }
        }
    }

    public func signingClock(_ wallet: WalletID) async throws(StoreError) -> SigningClock? {
        try lookUp { db in
            let statement = try db.cachedStatement(sql: SQLiteQuery.signingClock.sql)
            guard let row = try Row.fetchOne(statement, arguments: [wallet.text]) else { return nil }
            return SigningClock(
                walletID: wallet, version: row["version"], last: ChainTime(milliseconds: row["last"]))
        }
    }

    public func idempotencyRecord(_ key: IdempotencyKey) async throws(StoreError) -> IdempotencyRecord? {
        try lookUp { db in
            let statement = try db.cachedStatement(sql: SQLiteQuery.idempotencyRecord.sql)
            guard let row = try Row.fetchOne(statement, arguments: [key.subject, key.key]) else { return nil }
            let body: Data = row["body"]
            return IdempotencyRecord(
                key: key, operation: row["operation"], fingerprint: row["fingerprint"],
                answer: StoredAnswer(status: row["status"], location: row["location"], body: Array(body)),
                createdAt: Timestamp(milliseconds: row["created_at"]))
        }
    }

    public func auditEvents(after sequence: Int64, limit: Int) async throws(StoreError) -> [AuditEvent] {
        try await read { db in
            let statement = try db.cachedStatement(sql: SQLiteQuery.auditEvents.sql)
            return try Row.fetchAll(statement, arguments: [sequence, limit]).map { row in
                guard let document = try JSON(parsing: row["document"] as String).object,
                    let entry = AuditEntry(document: document)
                else { throw StoreError(.corrupt, "audit event \(row["sequence"] as Int64) cannot be read") }
                return AuditEvent(
                    stored: entry, sequence: row["sequence"], previousHash: row["previous_hash"],
                    hash: row["hash"])
            }
        }
    }

    public func auditHead() async throws(StoreError) -> AuditHead? {
        try lookUp { db in
            try Row.fetchOne(db.cachedStatement(sql: SQLiteQuery.auditHead.sql)).map { row in
                AuditHead(sequence: row["sequence"], hash: row["hash"])
            }
        }
    }

    public func events(
        after position: Int64, limit: Int
    ) async throws(StoreError) -> [(position: Int64, event: FeedEvent)] {
        let rows = try await read { db in
            try Row.fetchAll(
                db.cachedStatement(sql: SQLiteQuery.events.sql), arguments: [position, limit]
            ).map(EventRow.init)
        }
        var events: [(position: Int64, event: FeedEvent)] = []
        events.reserveCapacity(rows.count)
        for row in rows { events.append((row.position, try row.event(documents))) }
        return events
    }
}

/// A row of the feed that has been read but not decoded.
private struct EventRow: Sendable {
    let position: Int64
    private let id: String
    private let type: String
    private let at: Int64
    private let kind: String
    private let document: Data

    init(_ row: Row) {
        position = row["position"]
        id = row["id"]
        type = row["type"]
        at = row["at"]
        kind = row["kind"]
        document = row["document"]
    }

    func event(_ documents: DocumentReader) throws(StoreError) -> FeedEvent {
        guard let id = FeedEventID(id), let kind = EventKind(rawValue: kind) else {
            throw StoreError(.corrupt, "event \(position) of the feed cannot be read")
        }
        let record: FeedRecord =
            switch kind {
            case .wallet: .wallet(try documents.record(Wallet.self, from: document))
            case .payout: .payout(try documents.record(Payout.self, from: document))
            case .transaction: .transaction(try documents.record(TransactionRecord.self, from: document))
            case .reconciliation:
                .reconciliation(try documents.record(Reconciliation.self, from: document))
            case .transfer: .transfer(try documents.record(WalletTransfer.self, from: document))
            }
        return FeedEvent(id: id, type: type, at: Timestamp(milliseconds: at), record: record)
    }
}
