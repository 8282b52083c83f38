import Foundation
import GRDB
import PaymentModel
import Payments
import Scratch
import Simulation
import Testing

@testable import PaymentStores

@Suite("The SQLite store")
struct SQLiteStoreTests {
    @Test("the writer waits for the disk at every commit")
    func fullySynchronous() throws {
        try withScratch { directory in
            let store = try SQLiteStore(
                path: directory.path("lucid.sqlite"), tokens: AssetRegistry.usdtAndTRX.tokens)

            let (synchronous, journal) = try store.pool.writeWithoutTransaction { db in
                (
                    try Int.fetchOne(db, sql: "PRAGMA synchronous"),
                    try String.fetchOne(db, sql: "PRAGMA journal_mode")
                )
            }

            #expect(synchronous == 2, "2 is FULL, 1 is NORMAL")
            #expect(journal == "wal")
        }
    }

    @Test("a new file has pages that hold three transactions; one that is there keeps its own, and works")
    func pageSize() async throws {
        let directory = try ScratchFolder()
        defer { directory.remove() }
        let (new, old) = (directory.path("new.sqlite"), directory.path("old.sqlite"))
        do {
            let queue = try DatabaseQueue(path: old)
            try await queue.write { db in
                try db.execute(sql: "PRAGMA application_id = \(SQLiteSchema.applicationID)")
            }
            try queue.close()
        }
        for (path, bytes) in [(new, 8192), (old, 4096)] {
            let store = try SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens)
            try await store.commit(.of { $0.wallets = [SampleRecords(seed: 1).wallet()] })
            let found = try await store.pool.read { db in try Int.fetchOne(db, sql: "PRAGMA page_size") }
            #expect(found == bytes)
            try store.close()
        }
    }

    @Test("its files are readable by their owner only")
    func fileModes() async throws {
        let directory = try ScratchFolder()
        defer { directory.remove() }
        let store = try SQLiteStore(
            path: directory.path("lucid.sqlite"), tokens: AssetRegistry.usdtAndTRX.tokens)
        try await store.commit(.of { $0.wallets = [SampleRecords(seed: 1).wallet()] })

        for name in ["lucid.sqlite", "lucid.sqlite-wal", "lucid.sqlite-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: directory.path(name))
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test("look-ups and lists at once are all answered, however many", .timeLimit(.minutes(1)))
    func crowdedReaders() async throws {
        let directory = try ScratchFolder()
        defer { directory.remove() }
        let store = try SQLiteStore(
            path: directory.path("lucid.sqlite"), tokens: AssetRegistry.usdtAndTRX.tokens)
        let wallet = SampleRecords(seed: 1).wallet()
        try await store.commit(.of { $0.wallets = [wallet] })

        let found = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<4000 {
                group.addTask {
                    if number.isMultiple(of: 2) { return (try? await store.wallet(wallet.id)) != nil }
                    return (try? await store.wallets(after: nil, limit: 10))?.count == 1
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }

        #expect(found == 4000)
        try store.close()
    }

    /// What a plan may say beside searches: the first of a list in the order of its index, and the ids that the caller
    /// handed in.
    private static let allowedScans: Set<String> = [
        "SCAN wallets USING INDEX wallets_by_age", "SCAN json_each VIRTUAL TABLE INDEX 1:",
    ]

    /// The highest number of its parameters, or how many there are where they have none.
    private static func argumentCount(of query: SQLiteQuery) -> Int {
        let behind = query.sql.split(separator: "?", omittingEmptySubsequences: false).dropFirst()
        return behind.compactMap { Int($0.prefix { $0.isNumber }) }.max() ?? behind.count
    }

    @Test("every query uses an index and sorts nothing", arguments: SQLiteQuery.allCases)
    func plans(query: SQLiteQuery) throws {
        try withScratch { directory in
            let store = try SQLiteStore(
                path: directory.path("lucid.sqlite"), tokens: AssetRegistry.usdtAndTRX.tokens)

            let steps = try store.pool.read { db in
                let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + query.sql)
                let arguments = StatementArguments(Array(repeating: 1, count: Self.argumentCount(of: query)))
                return try Row.fetchAll(statement, arguments: arguments).map { $0["detail"] as String }
            }

            for step in steps where step.hasPrefix("SCAN") {
                #expect(Self.allowedScans.contains(step), "\(step)")
            }
            #expect(!steps.isEmpty)
            #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps)")
        }
    }

    @Test("every selection of a history has an index that gives its order too")
    func historyPlans() throws {
        try withScratch { directory in
            let store = try SQLiteStore(
                path: directory.path("lucid.sqlite"), tokens: AssetRegistry.usdtAndTRX.tokens)
            for mask in 0..<512 {
                var selection = PayoutSelection()
                if mask & 1 != 0 { selection.route = .v0 }
                if mask & 2 != 0 { selection.status = mask & 4 != 0 ? .completed : .failed }
                if mask & 4 != 0 { selection.walletID = SampleRecords(seed: 1).wallet().id }
                if mask & 8 != 0 { selection.batchID = BatchID("bat_01JDZZZZZZZZZZZZZZZZZZZZZZ") }
                if mask & 16 != 0 { selection.recipient = SampleRecords(seed: 1).recipient }
                if mask & 32 != 0 { selection.reference = "r" }
                if mask & 64 != 0 { selection.from = SampleRecords.start }
                if mask & 128 != 0 { selection.to = SampleRecords.start.adding(.seconds(1)) }
                let position = mask & 256 != 0 ? ListPosition(createdAt: SampleRecords.start, id: "x") : nil
                let query = PayoutHistoryQuery("document", selection, after: position, limit: 10)

                let steps = try store.pool.read { db in
                    try Row.fetchAll(
                        db, sql: "EXPLAIN QUERY PLAN " + query.sql, arguments: query.arguments
                    ).map { $0["detail"] as String }
                }

                let isUnbounded = query.sql.contains("WHERE") == false
                #expect(steps.count == 1, "\(query.sql): \(steps)")
                #expect(
                    steps.first?.hasPrefix(
                        isUnbounded
                            ? "SCAN payouts USING INDEX payouts_by_age"
                            : "SEARCH payouts USING INDEX payouts_by_")
                        == true, "\(query.sql): \(steps)")
            }
        }
    }

    @Test("a database of a newer Lucid is refused")
    func newerSchema() throws {
        try withScratch { directory in
            let path = directory.path("lucid.sqlite")
            try SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens).close()
            try DatabaseQueue(path: path).write { db in
                try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9999 the future')")
            }

            let error = #expect(throws: StoreError.self) {
                try SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens)
            }
            #expect(error?.code == .corrupt)
            #expect(error?.reason.contains("newer version of Lucid") == true)
        }
    }

    @Test("somebody else's database is refused, and left as it was")
    func foreignDatabase() throws {
        try withScratch { directory in
            let path = directory.path("lucid.sqlite")
            let foreign = try DatabaseQueue(path: path)
            try foreign.write { db in try db.execute(sql: "CREATE TABLE recipes (name TEXT)") }

            let error = #expect(throws: StoreError.self) {
                try SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens)
            }
            #expect(error?.code == .corrupt)
            let tables = try foreign.read { db in
                try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema")
            }
            #expect(tables == ["recipes"])
        }
    }

    @Test("a file that is no database is refused as corrupt, a missing directory as unavailable")
    func noDatabase() throws {
        try withScratch { directory in
            try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: directory.path("text.sqlite")))

            let garbage = #expect(throws: StoreError.self) {
                try SQLiteStore(path: directory.path("text.sqlite"), tokens: AssetRegistry.usdtAndTRX.tokens)
            }
            let missing = #expect(throws: StoreError.self) {
                try SQLiteStore(
                    path: directory.path("nowhere/lucid.sqlite"), tokens: AssetRegistry.usdtAndTRX.tokens)
            }

            #expect(garbage?.code == .corrupt)
            #expect(missing?.code == .unavailable)
        }
    }

    private func withScratch(_ body: (ScratchFolder) throws -> Void) throws {
        let directory = try ScratchFolder()
        defer { directory.remove() }
        try body(directory)
    }
}
