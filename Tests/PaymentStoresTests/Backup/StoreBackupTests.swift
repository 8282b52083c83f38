import Foundation
import GRDB
import PaymentModel
import Payments
import Scratch
import Simulation
import Testing

@testable import PaymentStores

@Suite("Backups of a store")
struct StoreBackupTests {
    @Test(
        "a copy that is made while others write is whole, of one moment, and restored as it was",
        arguments: [false, true])
    func underLoad(isSealed: Bool) async throws {
        let fixture = try BackupFixture()
        defer { fixture.folder.remove() }
        let store = try fixture.open()
        let key = isSealed ? try BackupFixture.key() : nil
        let backup = fixture.folder.path("copy")
        try await store.commit(try BackupFixture.change(seed: 0, auditEvents: 500))

        let manifest = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for seed in 1..<400 as Range<UInt64> {
                    try await store.commit(BackupFixture.change(seed: seed))
                }
            }
            let manifest = try await fixture.backup(key: key).make(at: backup, now: BackupFixture.now)
            try await group.waitForAll()
            return manifest
        }
        try store.close()

        #expect(manifest.isSealed == isSealed && manifest.version == "1.2.3")
        for name in [backup, backup + ".json"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: name)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
        let elsewhere = try ScratchFolder()
        defer { elsewhere.remove() }
        let restored = elsewhere.path("lucid.sqlite")
        let found = try await StoreRestore(to: restored, key: key).run(from: backup) { _ in }
        #expect(found == manifest)
        let copy = try SQLiteStore(path: restored, tokens: AssetRegistry.usdtAndTRX.tokens)
        let trail = try await AuditVerification(of: copy)
        #expect(trail.isValid && trail.headHash == manifest.auditHead?.hash)
        #expect(trail.events == manifest.auditHead?.sequence)
        // Every commit has one event of the feed and one payout: none is there by half.
        let payouts = try await copy.payouts(PayoutSelection(), after: nil, limit: 1000)
        #expect(Int64(payouts.count) == manifest.position && manifest.position >= 1)
        try copy.close()
        #expect(try StoreInspection(of: restored).findings == [])
    }

    @Test("a stopped store is copied without its log, and stays one file")
    func stopped() async throws {
        let fixture = try BackupFixture()
        defer { fixture.folder.remove() }
        let store = try fixture.open()
        try await store.commit(try BackupFixture.change(seed: 1))
        try store.close()

        let manifest = try await fixture.backup().make(
            at: fixture.folder.path("copy"), now: BackupFixture.now)

        #expect(manifest.position == 1)
        #expect(try fixture.names() == ["copy", "copy.json", "lucid.sqlite"])
    }
}
