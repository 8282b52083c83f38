import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron

@testable import Simulation

@Suite("Exports of all records")
struct RecordExportTests {
    private static let wait = Duration.seconds(86_400)

    /// A store with `count` wallets, and an event for each.
    private func filled(_ count: Int) async throws -> MemoryStore {
        let store = MemoryStore()
        var change = Change()
        for index in 0..<count {
            let samples = SampleRecords(seed: UInt64(index))
            change.wallets.append(samples.wallet())
            change.events.append(samples.event(.wallet(samples.wallet()), type: "wallet.created"))
        }
        if count > 0 { try await store.commit(change) }
        return store
    }

    private func lines(of store: MemoryStore) async throws -> [JSON] {
        var lines: [JSON] = []
        try await RecordExport(of: store, recipientWait: Self.wait).all { lines.append($0) }
        return lines
    }

    private func changes(of store: MemoryStore, since position: Int64) async throws -> [JSON] {
        var lines: [JSON] = []
        try await RecordExport(of: store, recipientWait: Self.wait).changes(since: position) {
            lines.append($0)
        }
        return lines
    }

    @Test(
        "each record is a line, once, however many pages they fill", arguments: [0, 1, 499, 500, 501, 1000])
    func pages(count: Int) async throws {
        let lines = try await lines(of: filled(count))

        let ids = lines.filter { $0["kind"] == "wallet" }.compactMap { $0["data"]?["id"]?.string }
        #expect(ids.count == count && Set(ids).count == count)
        #expect(lines.last == ["kind": "end", "position": .number(JSONNumber(count))])
        #expect(lines.count == count + 1)
    }

    @Test(
        "the end of the feed is found, whatever its number",
        arguments: Array(0...20) + [31, 32, 33, 63, 64, 65])
    func end(count: Int) async throws {
        let lines = try await lines(of: filled(count))

        #expect(lines.last?["position"]?.int64 == Int64(count))
    }

    @Test("what changed since is told from there on, without a gap", arguments: [0, 1, 499, 500, 501])
    func since(count: Int) async throws {
        let store = try await filled(count)
        for position in Set([0, 1, count / 2, count]).filter({ $0 <= count }) {
            let lines = try await changes(of: store, since: Int64(position))

            #expect(
                lines.dropLast().map { $0["position"]?.int64 } == (position..<count).map { Int64($0) + 1 })
            #expect(lines.last == ["kind": "end", "position": .number(JSONNumber(count))])
        }
    }

    @Test("each kind of record has lines of its own, and no secret is in any of them")
    func kinds() async throws {
        let samples = SampleRecords(seed: 3)
        let store = MemoryStore()
        var change = Change()
        change.wallets = [samples.wallet()]
        change.payouts = [try samples.payout(reference: "r-1")]
        change.transactions = [try samples.transaction()]
        change.reconciliations = [
            Reconciliation(
                at: SampleRecords.start, walletID: samples.wallet().id, asset: .trx, block: 7, books: 5,
                chain: 6)
        ]
        change.audit = [samples.auditEntry()]
        try await store.commit(change)

        let lines = try await lines(of: store)

        #expect(
            lines.map { $0["kind"]?.string ?? "" } == [
                "wallet", "payout", "transaction", "reconciliation", "audit", "end",
            ])
        let text = lines.map(\.text).joined()
        #expect(!text.contains("00ff00ff") && !text.contains("sealed") && !text.contains("ciphertext"))
        #expect(lines[1]["data"]?["reference"] == "r-1")
        #expect(lines[3]["data"]?["difference"] == "0.000001")
        #expect(lines[4]["data"]?["sequence"] == 1)
    }
}
