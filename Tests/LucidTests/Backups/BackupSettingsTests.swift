import Foundation
import PaymentModel
import Scratch
import Testing

@testable import lucid

@Suite("Settings of backups")
struct BackupSettingsTests {
    @Test("they are off by default, and kept to")
    func values() async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }

        let standard = try await folder.configuration([:]).backup
        let set = try await folder.configuration([
            "LUCID_BACKUP_DIR": "/backup", "LUCID_BACKUP_EVERY": "2d", "LUCID_BACKUP_KEEP": "7",
            "LUCID_BACKUP_KEY": GoodSecret.masterKey,
        ]).backup

        #expect(standard.directory == nil && standard.interval == .seconds(3600) && standard.count == 48)
        #expect(set.directory == "/backup" && set.interval == .days(2) && set.count == 7 && set.key != nil)
    }

    @Test("what cannot be meant is refused")
    func refused() async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }

        let values = try await folder.problems([
            "LUCID_BACKUP_DIR": "/backup", "LUCID_BACKUP_EVERY": "59s", "LUCID_BACKUP_KEEP": "0",
            "LUCID_BACKUP_KEY": "AAAA",
        ])
        let alone = try await folder.problems(["LUCID_BACKUP_EVERY": "1h", "LUCID_BACKUP_KEEP": "48"])

        #expect(
            values == [
                "LUCID_BACKUP_EVERY: must be at least 1m",
                "LUCID_BACKUP_KEEP: must be a number from 1 to 10000, not \"0\"",
                "LUCID_BACKUP_KEY: must be 32 bytes in base64",
            ])
        #expect(
            alone
                == ["LUCID_BACKUP_EVERY", "LUCID_BACKUP_KEEP"].map {
                    "\($0): has no effect without LUCID_BACKUP_DIR"
                })
    }
}
