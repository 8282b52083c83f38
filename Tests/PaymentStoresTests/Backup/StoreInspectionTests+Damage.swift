import Foundation
import GRDB
import PaymentModel
import Payments
import Scratch
import Testing

@testable import PaymentStores

extension StoreInspectionTests {
    @Test("a page that was overwritten is damage")
    func overwritten() async throws {
        let fixture = try BackupFixture()
        defer { fixture.folder.remove() }
        let store = try fixture.open()
        try await store.commit(BackupFixture.change(seed: 1, auditEvents: 500))
        try store.close()
        var bytes = try Data(contentsOf: URL(filePath: fixture.path))
        let page = 8192
        bytes.replaceSubrange((bytes.count - page)..., with: Data(repeating: 0x5A, count: page))
        try bytes.write(to: URL(filePath: fixture.path))

        #expect(throws: Never.self) {
            let findings = try StoreInspection(of: fixture.path).findings
            #expect(findings.contains { $0.hasPrefix("damaged: ") }, "\(findings)")
        }
        let code = try await backupErrorCode {
            _ = try await fixture.backup().make(at: fixture.folder.path("copy"), now: BackupFixture.now)
        }
        #expect(code == .damaged)
    }

    @Test("a store of an older version is left as it is")
    func older() throws {
        let fixture = try BackupFixture()
        defer { fixture.folder.remove() }
        let queue = try DatabaseQueue(path: fixture.path)
        try queue.write { try $0.execute(sql: "PRAGMA application_id = \(SQLiteSchema.applicationID)") }
        try SQLiteSchema.migrator.migrate(queue, upTo: SQLiteSchema.migrator.migrations[0])
        try queue.close()

        let error = #expect(throws: StoreError.self) { _ = try StoreInspection(of: fixture.path) }

        #expect(error?.code == .unavailable)
    }
}
