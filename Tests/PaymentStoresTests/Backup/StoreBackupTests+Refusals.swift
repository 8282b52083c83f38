import Foundation
import GRDB
import PaymentModel
import Payments
import Scratch
import Simulation
import Testing

@testable import PaymentStores

extension StoreBackupTests {
    @Test(
        "a name that is taken is refused, and what has it is left as it was",
        arguments: ["copy", "copy.json"])
    func taken(name: String) async throws {
        let fixture = try BackupFixture()
        defer { fixture.folder.remove() }
        try fixture.open().close()
        _ = try fixture.folder.write("mine", to: name)

        let code = try await backupErrorCode {
            _ = try await fixture.backup().make(at: fixture.folder.path("copy"), now: BackupFixture.now)
        }

        #expect(code == .destinationTaken)
        #expect(try String(contentsOfFile: fixture.folder.path(name), encoding: .utf8) == "mine")
        #expect(try fixture.names() == [name, "lucid.sqlite"].sorted())
    }

    @Test("what is no store is not copied, and nothing is left", arguments: ["not a database at all", ""])
    func noStore(text: String) async throws {
        let fixture = try BackupFixture()
        defer { fixture.folder.remove() }
        _ = try fixture.folder.write(text, to: "lucid.sqlite")

        let code = try await backupErrorCode {
            _ = try await fixture.backup().make(at: fixture.folder.path("copy"), now: BackupFixture.now)
        }

        #expect(code == .damaged)
        #expect(try fixture.names() == ["lucid.sqlite"])
    }

    @Test("a folder that is not there is unavailable", arguments: [false, true])
    func noFolder(isSealed: Bool) async throws {
        let fixture = try BackupFixture()
        defer { fixture.folder.remove() }
        try fixture.open().close()
        let key = isSealed ? try BackupFixture.key() : nil

        let code = try await backupErrorCode {
            _ = try await fixture.backup(key: key).make(
                at: fixture.folder.path("nowhere/copy"), now: BackupFixture.now)
        }

        #expect(code == .unavailable)
        #expect(try fixture.names() == ["lucid.sqlite"])
    }
}
