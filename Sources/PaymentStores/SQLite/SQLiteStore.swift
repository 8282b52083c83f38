import Foundation
import GRDB
public import PaymentModel
public import Payments

/// The embedded store: one SQLite file, one writer with group commit, and readers.
///
/// Every answered commit is on disk: with a write-ahead log and `synchronous = FULL`, its fsync is done before the
/// answer. After a crash at any point the file opens with everything that was answered, and with whole changes only.
public final class SQLiteStore: Store {
    private enum Limits {
        /// How long another process, such as an operator's command, may hold the write lock before a commit gives up.
        static let busyTimeoutSeconds = 5.0
        static let readersMax = 8
        static let lookUpsAtOnce = 8
        /// A log of 16 MiB between checkpoints, so that thousands of commits share a checkpoint's fsyncs.
        static let pagesPerCheckpoint = 2048
        /// For new files; existing ones keep theirs. A transaction's document has 2.3 KB: each would fill one of
        /// SQLite's 4 KiB pages, and move to another when it grows.
        static let pageBytes = 8192
        /// Room for every page that a full group changes, including the leaves of its random keys among a million
        /// rows. What does not fit is written early and read again.
        static let writerCacheKiB = 16 * 1024
        /// Room for one query: a reader's cache is emptied by every commit of another connection.
        static let readerCacheKiB = 256
        /// The same few wallets are asked for with every order.
        static let walletsPerGeneration = 128
        /// As many as are open at once on a busy service; about 4 KiB each.
        static let paymentsPerGeneration = 4096
        /// What a full group's pages take in the log. Below it the next commit may be refused.
        static let roomBytesMin: UInt64 = 8 << 20
    }

    let pool: DatabasePool
    private let lookUps: LookUpConnections
    let documents: DocumentReader
    let decodedWallets: DecodedRecords<Wallet>
    let decodedPayouts: DecodedRecords<Payout>
    let decodedTransactions: DecodedRecords<TransactionRecord>
    let commits: GroupCommit
    let room: DiskRoom

    /// Opens the file, or creates it, readable by its owner only, and brings it to the newest schema.
    ///
    /// - Parameter tokens: The configured tokens. The store keeps them for good: what a symbol in a record stands for
    ///   never changes, and tokens that are no longer configured can still be read.
    /// - Throws: `StoreError.unavailable` if it can't be opened now, `.corrupt` if it is not a database of ours or a
    ///   newer program's, `.otherToken` if it knows another token of the same symbol.
    public convenience init(path: String, tokens: [Token] = []) throws(StoreError) {
        try self.init(path: path, tokens: tokens, roomBytesMin: Limits.roomBytesMin)
    }

    /// - Parameter busyTimeoutSeconds: A `Double`, as GRDB takes it.
    init(
        path: String, tokens: [Token] = [], busyTimeoutSeconds: Double = Limits.busyTimeoutSeconds,
        roomBytesMin: UInt64 = Limits.roomBytesMin
    ) throws(StoreError) {
        room = DiskRoom(path: path, bytesMin: roomBytesMin)
        do {
            try Self.makeFile(at: path)
            var configuration = Configuration()
            configuration.label = "lucid.store"
            configuration.busyMode = .timeout(busyTimeoutSeconds)
            configuration.maximumReaderCount = Limits.readersMax
            configuration.prepareDatabase { db in
                try db.execute(
                    sql: """
                        PRAGMA page_size = \(Limits.pageBytes);
                        PRAGMA cache_size = -\(Limits.readerCacheKiB);
                        """)
            }
            pool = try DatabasePool(path: path, configuration: configuration)
            // After opening, not in `prepareDatabase`: the pool sets NORMAL on its writer after that.
            try pool.writeWithoutTransaction { db in
                try db.execute(
                    sql: """
                        PRAGMA synchronous = FULL;
                        PRAGMA temp_store = MEMORY;
                        PRAGMA cache_size = -\(Limits.writerCacheKiB);
                        PRAGMA wal_autocheckpoint = \(Limits.pagesPerCheckpoint);
                        """)
            }
            try SQLiteSchema.migrate(pool)
            documents = DocumentReader(
                assets: try pool.write { db in try TokenTable.register(tokens, in: db) })
            decodedWallets = DecodedRecords(documents, recordsPerGeneration: Limits.walletsPerGeneration)
            decodedPayouts = DecodedRecords(documents, recordsPerGeneration: Limits.paymentsPerGeneration)
            decodedTransactions = DecodedRecords(
                documents, recordsPerGeneration: Limits.paymentsPerGeneration)
            lookUps = try LookUpConnections(
                path: path, configuration: configuration, count: Limits.lookUpsAtOnce)
            commits = GroupCommit(pool: pool, figures: FiguresDesk(documents: documents))
        } catch {
            throw StoreError(sqlite: error)
        }
    }

    /// Ends all access, after what the writer has begun. What comes later is `unavailable`.
    ///
    /// It leaves one file, without a log beside it: a log that stays would be replayed over whatever file is put in the
    /// store's place. Where another process uses the store, the last one to close it takes the log away.
    public func close() throws(StoreError) {
        do {
            try lookUps.close()
            pool.invalidateReadOnlyConnections()
            try pool.writeWithoutTransaction(Self.emptyLog)
            try pool.close()
        } catch {
            throw StoreError(sqlite: error)
        }
    }

    public func commit(_ change: Change) async throws(StoreError) {
        let prepared = try PreparedChange(change)
        try await commits.commit(prepared)
        for payout in prepared.payouts { decodedPayouts.keep(payout) }
        for transaction in prepared.transactions { decodedTransactions.keep(transaction) }
    }

    public func checkUsable() async throws(StoreError) {
        try room.check()
        // The writer takes its lock and reads; nothing is written, so no fsync is spent.
        try await commits.commit(PreparedChange(Change()))
    }

    private static func emptyLog(_ db: Database) throws {
        do {
            try db.checkpoint(.truncate)
        } catch let error as DatabaseError
            where [.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_FULL].contains(error.resultCode)
        {
            // Every commit is on disk already, in the log; it stays for the next process to replay.
        }
    }

    /// A file with SQLite's default mode would show sealed keys and the books to every user of the machine; the log
    /// beside it takes its mode from it.
    private static func makeFile(at path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        guard
            FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw StoreError(.unavailable, "\(path) cannot be made") }
    }
}

extension SQLiteStore {
    /// Runs `body` on a reader's connection.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do { return try await pool.read(body) } catch { throw StoreError(sqlite: error) }
    }

    /// Looks up a few rows with one statement on the caller's thread, which is faster than switching to another
    /// thread and back.
    func lookUp<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try lookUps.one(body) } catch { throw StoreError(sqlite: error) }
    }

    /// Looks up rows with several statements on the same snapshot.
    func lookUpTogether<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try lookUps.several(body) } catch { throw StoreError(sqlite: error) }
    }

    /// The first record that `query` finds.
    func record<Record: Decodable>(
        _ query: SQLiteQuery, _ arguments: StatementArguments = []
    ) throws(StoreError) -> Record? {
        let document = try lookUp { db in
            try Data.fetchOne(db.cachedStatement(sql: query.sql), arguments: arguments)
        }
        guard let document else { return nil }
        return try documents.record(Record.self, from: document)
    }

    /// The same for a query that finds a document and its id, whose record may be in `decoded` already.
    func record<Record>(
        _ query: SQLiteQuery, _ arguments: StatementArguments, _ decoded: DecodedRecords<Record>
    ) throws(StoreError) -> Record? {
        let row = try lookUp { db in
            try StoredDocument.fetchOne(db.cachedStatement(sql: query.sql), arguments: arguments)
        }
        guard let row else { return nil }
        return try decoded.record(row.id, row.document)
    }

    /// The records that `query` finds. They are decoded here, not while a connection is held.
    func records<Record: Decodable>(
        _ query: SQLiteQuery, _ arguments: StatementArguments = []
    ) async throws(StoreError) -> [Record] {
        let found = try await read { db in
            try Data.fetchAll(db.cachedStatement(sql: query.sql), arguments: arguments)
        }
        var records: [Record] = []
        records.reserveCapacity(found.count)
        for document in found { records.append(try documents.record(Record.self, from: document)) }
        return records
    }

    /// The same for a query that finds documents and their ids, whose records may be in `decoded` already.
    func records<Record>(
        _ query: SQLiteQuery, _ arguments: StatementArguments, _ decoded: DecodedRecords<Record>
    ) async throws(StoreError) -> [Record] {
        let rows = try await read { db in
            try StoredDocument.fetchAll(db.cachedStatement(sql: query.sql), arguments: arguments)
        }
        return try decoded.records(rows)
    }
}
