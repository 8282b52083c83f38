import GRDB
import PaymentModel
import Payments
import Tron

/// The ends of the audit trail and the feed, after which the next link and event are added.
struct TrailHeads: Equatable {
    var sequence: Int64
    var hash: String
    var position: Int64

    /// The stored heads. They are read in each transaction, because another process may have written.
    init(_ db: Database) throws {
        let head = try Row.fetchOne(db.cachedStatement(sql: SQLiteQuery.auditHead.sql))
        sequence = head?["sequence"] ?? 0
        hash = head?["hash"] ?? AuditEvent.genesisHash
        position = try Int64.fetchOne(db.cachedStatement(sql: SQLiteQuery.lastEvent.sql)) ?? 0
    }

    /// Stores the audit trail's head; the feed's is its last row.
    func store(_ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO audit_head (id, sequence, hash) VALUES (1, ?, ?)
                ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
                """
        ).execute(arguments: [sequence, hash])
    }
}

/// A counter's row; 0 if it was never stored.
private struct CounterRow {
    var value: Int64
    var settledAt: BlockNumber?

    init(_ db: Database, _ key: String) throws {
        let row = try Row.fetchOne(db.cachedStatement(sql: SQLiteQuery.counter.sql), arguments: [key])
        value = row?["value"] ?? 0
        settledAt = (row?["settled_at"] as Int64?).map { BlockNumber($0) }
    }

    func store(_ db: Database, _ key: String) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO counters (key, value, settled_at) VALUES (?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value, settled_at = excluded.settled_at
                """
        ).execute(arguments: [key, value, settledAt?.value])
    }
}

/// Writes changes inside one transaction of the database, one after another.
struct ChangeWriter {
    let db: Database
    private(set) var heads: TrailHeads
    private let headsBefore: TrailHeads
    /// The changed counters. Many changes count in the same few, which `finish` stores once.
    private var counters: [CounterKey: CounterRow] = [:]
    /// What payouts add to the sums of analytics.
    private var sums = PayoutSums()

    /// - Precondition: `db` is inside a transaction that holds the write lock, until `finish` is done.
    init(_ db: Database) throws {
        self.db = db
        heads = try TrailHeads(db)
        headsBefore = heads
    }

    /// Writes all of `prepared`, or throws and leaves nothing of it.
    ///
    /// - Throws: `StoreError` if only this change is refused; any other error if the transaction as a whole is in
    ///   doubt.
    mutating func applyAlone(_ prepared: PreparedChange) throws {
        let before = (heads, counters, sums)
        do {
            try db.inSavepoint {
                try apply(prepared)
                return .commit
            }
        } catch {
            (heads, counters, sums) = before
            throw error
        }
    }

    /// Writes what belongs to the transaction as a whole.
    func finish() throws {
        if heads != headsBefore { try heads.store(db) }
        for (key, row) in counters { try row.store(db, key.text) }
        try sums.store(db)
    }

    /// Writes `prepared`. If it throws, the transaction has to be rolled back.
    ///
    /// - Throws: `StoreError` if this change is refused; any other error if the transaction is in doubt.
    mutating func apply(_ prepared: PreparedChange) throws {
        for payout in prepared.payouts { try sums.take(payout, db) }
        for record in prepared.writes { try write(record) }
        for attempts in prepared.attempts { try write(attempts) }
        for counter in prepared.change.counters { try count(counter) }
        for (entry, document) in zip(prepared.change.audit, prepared.auditDocuments) {
            try append(entry, document: document)
        }
        for event in prepared.events { try append(event) }
    }

    private func write(_ record: RecordWrite) throws {
        try refusing(record.whenTaken) {
            try db.cachedStatement(sql: record.sql).execute(arguments: record.arguments)
        }
        guard db.changesCount == 1 else { throw record.whenNotWritten }
    }

    /// Stored attempts do not change, except that one may become dead; new ones are added after them.
    private func write(_ write: AttemptWrite) throws {
        let taken = StoreError(
            .attemptTaken, "transaction \(write.transactionID) has an attempt that is not proven dead")
        var left = write.attempts[...]
        var died: [String] = []
        if !write.isOfNewRecord {
            let rows = try Row.fetchCursor(
                db.cachedStatement(sql: SQLiteQuery.attempts.sql), arguments: [write.transactionID])
            while let row = try rows.next() {
                let wasDead: Bool = row["proven_dead"]
                guard let attempt = left.popFirst(), row["tx_id"] == attempt.txID,
                    !wasDead || attempt.provenDead
                else { throw taken }
                if wasDead != attempt.provenDead { died.append(attempt.txID) }
            }
        }
        for id in died {
            try db.cachedStatement(sql: "UPDATE attempts SET proven_dead = 1 WHERE tx_id = ?")
                .execute(arguments: [id])
        }
        for attempt in left {
            try refusing(taken) {
                try db.cachedStatement(
                    sql:
                        "INSERT INTO attempts (tx_id, transaction_id, number, proven_dead) VALUES (?, ?, ?, ?)"
                ).execute(arguments: [attempt.txID, write.transactionID, attempt.number, attempt.provenDead])
            }
        }
    }

    private mutating func count(_ change: CounterChange) throws {
        var row = try counters[change.key] ?? CounterRow(db, change.key.text)
        if let readAt = change.ceilingReadAt, let settledAt = row.settledAt, settledAt > readAt {
            throw StoreError(
                .staleCeiling,
                "\(change.key.text): the ceiling is of block \(readAt), and block \(settledAt) gave back")
        }
        let (sum, overflow) = row.value.addingReportingOverflow(change.delta)
        let shared = try change.sharing.map { try counters[$0] ?? CounterRow(db, $0.text) }?.value ?? 0
        let (all, allOverflow) = sum.addingReportingOverflow(shared)
        guard !overflow, !allOverflow, sum >= 0, all <= change.ceiling ?? .max else {
            throw StoreError(
                .counterExceeded,
                "\(change.key.text): \(row.value) and \(change.delta) is not in 0…\(change.ceiling ?? .max)")
        }
        row.value = sum
        row.settledAt = [row.settledAt, change.settledAt].compactMap { $0 }.max()
        counters[change.key] = row
    }

    private mutating func append(_ entry: AuditEntry, document: String) throws {
        let link = AuditEvent(sealing: entry, sequence: heads.sequence + 1, previousHash: heads.hash)
        try db.cachedStatement(
            sql: "INSERT INTO audit (sequence, document, previous_hash, hash) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [link.sequence, document, link.previousHash, link.hash])
        (heads.sequence, heads.hash) = (link.sequence, link.hash)
    }

    private mutating func append(_ write: EventWrite) throws {
        try db.cachedStatement(
            sql: "INSERT INTO events (position, id, type, at, kind, document) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            heads.position + 1, write.id, write.type, write.at, write.kind.rawValue, write.document,
        ])
        heads.position += 1
    }

    /// Runs `statement`. A value that is not unique, or breaks another constraint, throws `refusal`.
    private func refusing(_ refusal: StoreError, _ statement: () throws -> Void) throws {
        do {
            try statement()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw StoreError(refusal.code, refusal.reason, cause: error)
        }
    }
}
