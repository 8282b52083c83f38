import Foundation
import GRDB
import PaymentModel
import Payments
import Scratch
import Testing

@testable import PaymentStores

@Suite("A store is looked through")
struct StoreInspectionTests {
    /// A change behind the service's back, and what has to be found of it.
    static let tamperings: [(statement: String, finding: String)] = [
        ("UPDATE payouts SET status = 'completed'", "payouts, columns and document differ"),
        ("UPDATE wallets SET version = version + 1", "wallets, columns and document differ"),
        ("UPDATE transactions SET document = '{}'", "transactions, columns and document differ"),
        ("DELETE FROM wallets", "transaction of an unknown wallet"),
        ("DELETE FROM wallets", "payout of an unknown wallet"),
        ("DELETE FROM transactions", "attempt of an unknown transaction"),
        ("DELETE FROM attempts", "transaction with an unknown attempt"),
        ("UPDATE payouts SET transaction_id = 'txn_none'", "payout with an unknown transaction"),
        (
            "INSERT INTO movements VALUES ('txn_none', 'fee', 'wal_none', 'TRX', 1, -1)",
            "movement of an unknown wallet"
        ),
        (
            "INSERT INTO movements VALUES ('txn_none', 'fee', 'wal_none', 'TRX', 1, -1)",
            "movement of an unknown transaction"
        ),
        ("CREATE TABLE notes (text TEXT)", "not of this version: table notes"),
        (
            "CREATE TRIGGER thief AFTER INSERT ON payouts BEGIN UPDATE payouts SET priority = 1; END",
            "not of this version: trigger thief"
        ),
        ("DROP INDEX attempts_alive", "missing or changed: index attempts_alive"),
        (
            "DROP INDEX attempts_alive; CREATE INDEX attempts_alive ON attempts (transaction_id)",
            "missing or changed: index attempts_alive"
        ),
    ]

    private static func filled(_ fixture: BackupFixture) async throws {
        let store = try fixture.open()
        let sample = SampleRecords(seed: 1)
        let wallet = sample.wallet()
        try await store.commit(
            .of {
                $0.wallets = [wallet]
                var payout = try sample.payout(wallet: wallet)
                $0.counters = payout.promise()
                $0.payouts = [payout]
                var record = try sample.transaction(wallet: wallet)
                record.status = .signed
                record.attempts = [try sample.attempt(1)]
                $0.transactions = [record]
            })
        try store.close()
    }

    @Test("nothing is found where nothing is wrong, beside a running service too")
    func whole() async throws {
        let fixture = try BackupFixture()
        defer { fixture.folder.remove() }
        try await Self.filled(fixture)
        let store = try fixture.open()

        let inspection = try StoreInspection(of: fixture.path)

        #expect(inspection.findings == [])
        #expect(inspection.records.first { $0.table == "payouts" }?.count == 1)
        try store.close()
    }

    @Test("what was changed behind the service's back is found", arguments: tamperings)
    func tampered(statement: String, finding: String) async throws {
        let fixture = try BackupFixture()
        defer { fixture.folder.remove() }
        try await Self.filled(fixture)
        let queue = try DatabaseQueue(path: fixture.path)
        try await queue.write { db in try db.execute(sql: statement) }
        try queue.close()

        let findings = try StoreInspection(of: fixture.path).findings

        #expect(findings.contains { $0.hasPrefix(finding) }, "\(findings)")
    }
}
