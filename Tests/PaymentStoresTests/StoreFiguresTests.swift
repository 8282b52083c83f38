import PaymentModel
import Payments
import Scratch
import Simulation
import Testing
import Tron

@testable import PaymentStores

@Suite("Figures that a store keeps beside its commits")
struct StoreFiguresTests {
    private typealias Cell = RecordFigures.PayoutCell
    private static let pending = Cell(status: .pending, route: .v0, asset: "USDT")

    private static func store(at path: String) throws -> SQLiteStore {
        try SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens)
    }

    @Test("a payout is open until it ends, and counted for each status that it comes into")
    func life() async throws {
        try await withScratchFolder { folder in
            let store = try Self.store(at: folder.path("lucid.sqlite"))
            try await store.checkUsable()
            var payout = try SampleRecords(seed: 1).payout()
            try await store.commit(.of { $0.payouts = [payout] })
            let accepted = try #require(store.figures.records)
            payout.version = 1
            let later = payout.createdAt.adding(.seconds(40))
            let held = payout.hold(
                .insufficientFunds, until: later, at: payout.createdAt.adding(.seconds(10)))
            try await store.commit(.of { $0.payouts = [payout] })
            let waiting = try #require(store.figures.records)
            payout.version = 2
            _ = payout.refuse("no", at: later)
            try await store.commit(.of { $0.payouts = [payout] })
            let ended = try #require(store.figures.records)

            let failed = Cell(status: .failed, route: .v0, asset: "USDT")
            #expect(held == "held")
            #expect(accepted.openPayouts[Self.pending] == 1 && accepted.payoutsEntered == [Self.pending: 1])
            #expect(accepted.standings[.turn(.funding)]?.count == 1)
            #expect(waiting.standings[.turn(.funding)] == nil)
            #expect(
                waiting.standings[.held(.insufficientFunds)]?.oldest == payout.createdAt.adding(.seconds(10)))
            #expect(ended.openPayouts[Self.pending] == 0 && ended.standings.isEmpty)
            #expect(ended.payoutsEntered == [Self.pending: 1, failed: 1])
            #expect(ended.payoutTimes[.pending]?.sum == 40)
            #expect(store.figures.commits[StoreFigures.done] == 4)
            try store.close()
        }
    }

    @Test("what was open before the start is counted by the first commit, and transactions with it")
    func opened() async throws {
        try await withScratchFolder { folder in
            let path = folder.path("lucid.sqlite")
            let before = try Self.store(at: path)
            var held = try SampleRecords(seed: 2).payout()
            _ = held.hold(.nodeUnavailable, until: held.createdAt, at: held.createdAt.adding(.seconds(7)))
            var ended = try SampleRecords(seed: 3).payout()
            _ = ended.refuse("no", at: ended.createdAt)
            try await before.commit(
                .of {
                    $0.payouts = [try SampleRecords(seed: 1).payout(), held, ended]
                    $0.transactions = [try SampleRecords(seed: 1).transaction()]
                })
            try before.close()
            let store = try Self.store(at: path)

            #expect(store.figures.records == nil)
            try await store.checkUsable()

            let records = try #require(store.figures.records)
            #expect(records.openPayouts == [Self.pending: 2])
            #expect(records.payoutsEntered.isEmpty)
            #expect(records.standings[.turn(.funding)]?.count == 1)
            #expect(records.standings[.held(.nodeUnavailable)]?.oldest == held.createdAt.adding(.seconds(7)))
            #expect(records.standings[.turn(.signing)]?.count == 1)
            #expect(records.openTransactions.values.reduce(0, +) == 1)
            try store.close()
        }
    }

    @Test("what another process has written is counted with the next commit")
    func elsewhere() async throws {
        try await withScratchFolder { folder in
            let path = folder.path("lucid.sqlite")
            let (store, other) = (try Self.store(at: path), try Self.store(at: path))
            try await store.checkUsable()
            try await other.commit(.of { $0.payouts = [try SampleRecords(seed: 1).payout()] })

            #expect(store.figures.records?.openPayouts.isEmpty == true)
            try await store.checkUsable()

            #expect(store.figures.records?.openPayouts == [Self.pending: 1])
            try other.close()
            try store.close()
        }
    }

    @Test("a refused commit counts as such, and its records do not")
    func refused() async throws {
        try await withScratchFolder { folder in
            let store = try Self.store(at: folder.path("lucid.sqlite"))
            try await store.checkUsable()
            var payout = try SampleRecords(seed: 1).payout()
            payout.version = 7

            let change = Change.of { $0.payouts = [payout] }
            let code = await storeErrorCode { () async throws(StoreError) in try await store.commit(change) }

            #expect(code == .versionConflict)
            #expect(store.figures.commits["version_conflict"] == 1)
            #expect(store.figures.records?.openPayouts.isEmpty == true)
            #expect(store.sizes().databaseBytes > 0 && store.sizes().roomBytes ?? 0 > 0)
            try store.close()
        }
    }

    private func withScratchFolder(_ body: (ScratchFolder) async throws -> Void) async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        try await body(folder)
    }
}
