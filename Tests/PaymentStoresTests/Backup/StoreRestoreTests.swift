import Foundation
import GRDB
import PaymentModel
import Payments
import Scratch
import Testing

@testable import PaymentStores

@Suite("Backups brought back")
struct StoreRestoreTests {
    /// What can happen to a sealed file; chunks have 1 MiB and a tag of 16 bytes.
    enum Damage: CaseIterable {
        case head, salt, firstChunk, laterChunk, lastByte, cutInChunk, cutBetweenChunks, chunksSwapped,
            longer, empty

        func apply(to bytes: Data) -> Data {
            var bytes = bytes
            let (start, chunk) = (40, (1 << 20) + 16)
            switch self {
            case .head: bytes[0] ^= 1
            case .salt: bytes[9] ^= 1
            case .firstChunk: bytes[start + 5] ^= 1
            case .laterChunk: bytes[start + chunk + 5] ^= 1
            case .lastByte: bytes[bytes.count - 1] ^= 1
            case .cutInChunk: bytes.removeLast(3)
            case .cutBetweenChunks: bytes = bytes.prefix(start + chunk)
            case .chunksSwapped:
                let (first, second) = (bytes[start..<start + chunk], bytes[start + chunk..<start + 2 * chunk])
                bytes = bytes.prefix(start) + second + first + bytes.suffix(from: start + 2 * chunk)
            case .longer: bytes.append(0)
            case .empty: bytes = bytes.prefix(0)
            }
            return bytes
        }
    }

    private static func sealedBackup(in fixture: BackupFixture) async throws -> String {
        let store = try fixture.open()
        for seed in 0..<3 as Range<UInt64> {
            try await store.commit(BackupFixture.change(seed: seed, auditEvents: 2000))
        }
        try store.close()
        let backup = fixture.folder.path("copy")
        _ = try await fixture.backup(key: BackupFixture.key()).make(at: backup, now: BackupFixture.now)
        return backup
    }

    @Test("a sealed copy that was touched anywhere does not come back, with its manifest or without")
    func damaged() async throws {
        let (fixture, target) = (try BackupFixture(), try ScratchFolder())
        defer {
            fixture.folder.remove()
            target.remove()
        }
        let backup = try await Self.sealedBackup(in: fixture)
        let bytes = try Data(contentsOf: URL(filePath: backup))
        let twoChunks = 40 + 2 * ((1 << 20) + 16)
        try #require(bytes.count > twoChunks)
        let restore = StoreRestore(to: target.path("lucid.sqlite"), key: try BackupFixture.key())
        for damage in Damage.allCases {
            for hasManifest in [true, false] {
                let folder = try ScratchFolder()
                defer { folder.remove() }
                try damage.apply(to: bytes).write(to: URL(filePath: folder.path("copy")))
                if hasManifest {
                    try FileManager.default.copyItem(
                        atPath: backup + ".json", toPath: folder.path("copy.json"))
                }

                let code = try await backupErrorCode {
                    _ = try await restore.run(from: folder.path("copy")) { _ in }
                }

                #expect(code == .damaged || code == .wrongKey, "\(damage)")
                #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == [], "\(damage)")
            }
        }
        #expect(try await restore.run(from: backup) { _ in } != nil)
    }

    @Test("another key, or none, does not open it; nothing of it can be read in the file")
    func keys() async throws {
        let (fixture, target) = (try BackupFixture(), try ScratchFolder())
        defer {
            fixture.folder.remove()
            target.remove()
        }
        let backup = try await Self.sealedBackup(in: fixture)

        for key in [nil, try BackupFixture.key(2)] {
            let code = try await backupErrorCode {
                _ = try await StoreRestore(to: target.path("lucid.sqlite"), key: key).run(from: backup) { _ in
                }
            }
            #expect(code == .wrongKey)
        }
        let bytes = try Data(contentsOf: URL(filePath: backup))
        #expect(bytes.range(of: Data("SQLite format".utf8)) == nil)
        #expect(bytes.range(of: Data("Payroll".utf8)) == nil)
        #expect(try fixture.names() == ["copy", "copy.json", "lucid.sqlite"])
    }
}
