import Foundation
import GRDB
import PaymentModel
import Payments
import Scratch
import Testing

@testable import PaymentStores

extension StoreRestoreTests {
    @Test(
        "no copy comes over a store, or beside what another left",
        arguments: ["lucid.sqlite", "lucid.sqlite-wal", "lucid.sqlite-shm", "lucid.sqlite-journal"])
    func taken(name: String) async throws {
        let (fixture, target) = (try BackupFixture(), try ScratchFolder())
        defer {
            fixture.folder.remove()
            target.remove()
        }
        try fixture.open().close()
        let backup = fixture.folder.path("copy")
        _ = try await fixture.backup().make(at: backup, now: BackupFixture.now)
        _ = try target.write("mine", to: name)

        let code = try await backupErrorCode {
            _ = try await StoreRestore(to: target.path("lucid.sqlite")).run(from: backup) { _ in }
        }

        #expect(code == .destinationTaken)
        #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == [name])
    }

    @Test("a copy of something else than its manifest says is damaged")
    func otherManifest() async throws {
        let (fixture, target) = (try BackupFixture(), try ScratchFolder())
        defer {
            fixture.folder.remove()
            target.remove()
        }
        let store = try fixture.open()
        try await store.commit(BackupFixture.change(seed: 1))
        let older = try await fixture.backup().make(at: fixture.folder.path("older"), now: BackupFixture.now)
        try await store.commit(BackupFixture.change(seed: 2))
        try store.close()
        let copy = fixture.folder.path("newer")
        let newer = try await fixture.backup().make(at: copy, now: BackupFixture.now)
        // The older one's claims, with the digest of the newer one's file.
        let forged = older.text.replacing(older.sha256, with: newer.sha256)
        try Data(forged.utf8).write(to: URL(filePath: copy + ".json"))

        let code = try await backupErrorCode {
            _ = try await StoreRestore(to: target.path("lucid.sqlite")).run(from: copy) { _ in }
        }

        #expect(code == .damaged)
    }

    @Test("where what is to be done first fails, no store is there")
    func prepareFails() async throws {
        let (fixture, target) = (try BackupFixture(), try ScratchFolder())
        defer {
            fixture.folder.remove()
            target.remove()
        }
        try fixture.open().close()
        let backup = fixture.folder.path("copy")
        _ = try await fixture.backup().make(at: backup, now: BackupFixture.now)

        await #expect(throws: CancellationError.self) {
            _ = try await StoreRestore(to: target.path("lucid.sqlite")).run(from: backup) { path in
                try SQLiteStore(path: path).close()
                throw CancellationError()
            }
        }

        #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == [])
    }
}
