import Foundation
import GRDB
import PaymentModel
import Payments
import Scratch
import Testing

@testable import PaymentStores

@Suite("A clean stop")
struct CleanStopTests {
    @Test("it leaves one whole file")
    func oneFile() async throws {
        let fixture = try BackupFixture()
        defer { fixture.folder.remove() }
        let store = try fixture.open()
        for seed in 0..<50 as Range<UInt64> { try await store.commit(BackupFixture.change(seed: seed)) }
        // Readers and look-ups have their connections open, as in a service that was at work.
        _ = try await store.events(after: 0, limit: 10)
        _ = try await store.auditHead()

        try store.close()

        #expect(try fixture.names() == ["lucid.sqlite"])
        let moved = fixture.folder.path("moved.sqlite")
        try FileManager.default.copyItem(atPath: fixture.path, toPath: moved)
        let copy = try SQLiteStore(path: moved)
        #expect(try await copy.auditHead()?.sequence == 50)
        try copy.close()
    }

    @Test("another process that reads keeps the log, and nothing is lost")
    func reader() async throws {
        let fixture = try BackupFixture()
        defer { fixture.folder.remove() }
        let store = try fixture.open()
        try await store.commit(BackupFixture.change(seed: 1))
        let other = try DatabaseQueue(path: fixture.path)
        try await other.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN; SELECT count(*) FROM audit")
            try store.close()
            try db.execute(sql: "ROLLBACK")
        }
        try other.close()

        let again = try fixture.open()
        #expect(try await again.auditHead()?.sequence == 1)
        try again.close()
        #expect(try fixture.names() == ["lucid.sqlite"])
    }
}
