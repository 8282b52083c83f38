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

    @Test("look-ups and lists at once are all answered, however many", .timeLimit(.minutes(5)))
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

    func withScratch(_ body: (ScratchFolder) throws -> Void) throws {
        let directory = try ScratchFolder()
        defer { directory.remove() }
        try body(directory)
    }
}
