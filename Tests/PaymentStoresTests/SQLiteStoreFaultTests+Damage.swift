import Foundation
import GRDB
import PaymentModel
import Payments
import Scratch
import Simulation
import StrictJSON
import Testing

@testable import PaymentStores

extension SQLiteStoreFaultTests {
    @Test("a closed store is unavailable")
    func closed() async throws {
        try await withStore { store, _ in
            try store.close()

            #expect(await refusal(of: store) { _ in } == .unavailable)
            let read = await storeErrorCode { () async throws(StoreError) in _ = try await store.auditHead() }
            #expect(read == .unavailable)
        }
    }

    @Test("a record that cannot be read is corrupt")
    func unreadable() async throws {
        try await withStore { store, _ in
            let wallet = SampleRecords(seed: 1).wallet()
            try await store.commit(.of { $0.wallets = [wallet] })
            try await tamper(with: store, "UPDATE wallets SET document = '{\"id\":'")

            let read = await storeErrorCode { () async throws(StoreError) in
                _ = try await store.wallet(wallet.id)
            }
            #expect(read == .corrupt)
        }
    }

    @Test(
        "any change of the audit trail is found at its place",
        arguments: [
            ("UPDATE audit SET document = replace(document, 'payroll', 'mallory') WHERE sequence = 4", 4),
            ("DELETE FROM audit WHERE sequence = 3", 3),
            ("DELETE FROM audit WHERE sequence = 1", 1),
            ("DELETE FROM audit WHERE sequence > 6", 7),
            ("UPDATE audit SET hash = previous_hash WHERE sequence = 8", 8),
            (
                "INSERT INTO audit SELECT sequence + 1, document, hash, hash FROM audit WHERE sequence = 8",
                nil
            ),
            ("UPDATE audit_head SET hash = '00'", 8),
            ("DELETE FROM audit_head", 1),
        ] as [(String, Int64?)])
    func tampering(statement: String, found: Int64?) async throws {
        try await withStore { store, _ in
            try await store.commit(.of { $0.audit = (0..<8).map { SampleRecords(seed: $0).auditEntry() } })
            try await tamper(with: store, statement)

            let verification = try await AuditVerification(of: store)

            #expect(verification.firstInvalidSequence == found)
        }
    }

    private func tamper(with store: SQLiteStore, _ statement: String) async throws {
        try await store.pool.write { db in try db.execute(sql: statement) }
    }
}
