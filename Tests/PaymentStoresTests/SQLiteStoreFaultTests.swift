import Foundation
import GRDB
import PaymentModel
import Payments
import Scratch
import Simulation
import StrictJSON
import Testing

@testable import PaymentStores

@Suite("The SQLite store, disturbed")
struct SQLiteStoreFaultTests {
    @Test("a full disk is unavailable, and passes")
    func diskFull() async throws {
        try await withStore { store, _ in
            let large = Change.of {
                $0.audit = (0..<200).map { seed in SampleRecords(seed: seed).auditEntry() }
            }
            try await store.commit(large)
            try await setMaximumPages(of: store, toCurrentPlus: 0)

            #expect(await refusal(of: store) { $0 = large } == .unavailable)
            #expect(try await AuditVerification(of: store).isValid)
            #expect(try await store.auditHead()?.sequence == 200)

            try await setMaximumPages(of: store, toCurrentPlus: 1000)
            #expect(await refusal(of: store) { $0 = large } == nil)
            #expect(try await AuditVerification(of: store).events == 400)
        }
    }

    @Test("a disk that is nearly full is told before a commit finds no room")
    func littleRoom() async throws {
        let directory = try ScratchFolder()
        defer { directory.remove() }
        for (bytes, code) in [(0, nil), (.max, .unavailable)] as [(UInt64, StoreError.Code?)] {
            let store = try SQLiteStore(path: directory.path("lucid.sqlite"), roomBytesMin: bytes)
            let found = await storeErrorCode { () async throws(StoreError) in try await store.checkUsable() }
            #expect(found == code)
            #expect(await refusal(of: store) { $0.audit = [SampleRecords(seed: 1).auditEntry()] } == nil)
            try store.close()
        }
    }

    @Test("a database that another process holds is unavailable, and passes")
    func busy() async throws {
        try await withStore { store, path in
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: path, configuration: configuration)
            let change = Change.of { $0.audit = [SampleRecords(seed: 1).auditEntry()] }
            try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }

            #expect(await refusal(of: store) { $0 = change } == .unavailable)
            #expect(
                await storeErrorCode { () async throws(StoreError) in try await store.checkUsable() }
                    == .unavailable)

            try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
            #expect(await refusal(of: store) { $0 = change } == nil)
        }
    }

    @Test("a second process beside the first continues the same trail")
    func secondProcess() async throws {
        try await withStore { store, path in
            let other = try SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens)
            for seed in 0..<6 as Range<UInt64> {
                let sample = SampleRecords(seed: seed)
                try await (seed.isMultiple(of: 2) ? store : other).commit(
                    .of {
                        $0.audit = [sample.auditEntry()]
                        $0.events = [sample.event(.wallet(sample.wallet()))]
                    })
            }

            #expect(try await AuditVerification(of: store).events == 6)
            #expect(try await AuditVerification(of: other).isValid)
            #expect(try await store.events(after: 0, limit: 10).map(\.position) == [1, 2, 3, 4, 5, 6])
        }
    }

    func withStore(_ body: (SQLiteStore, String) async throws -> Void) async throws {
        let directory = try ScratchFolder()
        defer { directory.remove() }
        let path = directory.path("lucid.sqlite")
        try await body(
            SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens, busyTimeoutSeconds: 0.01), path)
    }

    /// SQLite answers as on a full disk where its own bound is reached.
    private func setMaximumPages(of store: SQLiteStore, toCurrentPlus extra: Int) async throws {
        try await store.pool.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages + extra)")
        }
    }
}
