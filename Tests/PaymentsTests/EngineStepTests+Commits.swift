import Logging
import StrictJSON
import Synchronization
import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

extension EngineStepTests {
    /// Takes all but one payout while others are stored with it, and counts what it is asked to store.
    private final class PickyStore: ForwardingStore, @unchecked Sendable {
        private let refused: PayoutID
        private let sizes = Mutex<[Int]>([])

        init(_ inner: any Store, refusing payout: PayoutID) {
            refused = payout
            super.init(inner)
        }

        /// Payouts in each change that was to be stored.
        var sizesOfChanges: [Int] { sizes.withLock(\.self) }

        override func commit(_ change: Change) async throws(StoreError) {
            if !change.payouts.isEmpty { sizes.withLock { $0.append(change.payouts.count) } }
            if change.payouts.count > 1, change.payouts.contains(where: { $0.id == refused }) {
                throw StoreError(.counterExceeded, "another order took the rest")
            }
            try await super.commit(change)
        }
    }

    @Test(
        "a round is stored in parts; where one is refused, each of its payouts is tried alone, and the rest stays due"
    )
    func parts() async throws {
        let payouts = (100..<108).map { Samples.payout($0) }.sorted { $0.id < $1.id }
        let node = try await richNode(toPay: payouts)
        let picky = PickyStore(store, refusing: payouts[4].id)
        let engine = engine(node, over: picky, payoutsPerPart: 3)
        _ = try await engine.follower.step()

        #expect(try await engine.dispatcher.step())
        let afterOne = try await statuses(of: payouts)
        #expect(try await engine.dispatcher.step())

        #expect(afterOne.prefix(6).allSatisfy { $0 == .processing })
        #expect(afterOne.suffix(2).allSatisfy { $0 == .pending })
        #expect(try await statuses(of: payouts).allSatisfy { $0 == .processing })
        #expect(picky.sizesOfChanges == [3, 3, 1, 1, 1, 2])
        // Each attempt has a time of its own, across parts and rounds.
        let signed = try await store.transactionsToBroadcast(at: Timestamp(milliseconds: .max), limit: 100)
        #expect(Set(signed.compactMap { $0.attempt?.txID }).count == payouts.count)
    }

    /// Finds the funds of the first round over several payouts read too early.
    private final class SettlingStore: ForwardingStore, @unchecked Sendable {
        private let sizes = Mutex<[Int]>([])

        /// Payouts in each change that was to be stored.
        var sizesOfChanges: [Int] { sizes.withLock(\.self) }

        override func commit(_ change: Change) async throws(StoreError) {
            let isFirst = sizes.withLock { sizes in
                if !change.payouts.isEmpty { sizes.append(change.payouts.count) }
                return sizes.count == 1 && !change.payouts.isEmpty
            }
            if isFirst { throw StoreError(.staleCeiling, "a block has settled meanwhile") }
            try await super.commit(change)
        }
    }

    @Test(
        "where a block settles between the reading of funds and the commit, all are tried together once more")
    func settledMeanwhile() async throws {
        let payouts = (100..<108).map { Samples.payout($0) }
        let node = try await richNode(toPay: payouts)
        let settling = SettlingStore(store)
        let engine = engine(node, over: settling)
        _ = try await engine.follower.step()

        #expect(try await engine.dispatcher.step())

        #expect(settling.sizesOfChanges == [8, 8])
        #expect(try await statuses(of: payouts).allSatisfy { $0 == .processing })
    }

    /// Changes one of the records that are stored together with others just before they are, once.
    private final class MeddlingStore: ForwardingStore, @unchecked Sendable {
        let status: TransactionStatus
        private let sizes = Mutex<[Int]>([])

        init(_ inner: any Store, among status: TransactionStatus) {
            self.status = status
            super.init(inner)
        }

        /// Transactions in each change that was to be stored and has one in the status.
        var sizesOfChanges: [Int] { sizes.withLock(\.self) }

        override func commit(_ change: Change) async throws(StoreError) {
            if change.transactions.contains(where: { $0.status == status }) {
                let isFirst = sizes.withLock { sizes in
                    sizes.append(change.transactions.count)
                    return sizes.count == 1
                }
                if isFirst, var record = try await inner.transaction(change.transactions[0].id) {
                    record.updatedAt = record.updatedAt.adding(.milliseconds(1))
                    var other = Change()
                    other.transactions = [record]
                    try await inner.commit(other)
                }
            }
            try await super.commit(change)
        }
    }

    @Test(
        "where somebody changes one of many records meanwhile, all are stored together at the second try",
        arguments: [TransactionStatus.broadcast, .included])
    func meddling(status: TransactionStatus) async throws {
        let payouts = (100..<103).map { Samples.payout($0) }
        var node = try await richNode(toPay: payouts)
        let meddled = MeddlingStore(store, among: status)
        _ = try await engine(node, over: meddled).follower.step()
        _ = try await engine(node, over: meddled).dispatcher.step()
        #expect(try await engine(node, over: meddled).broadcaster.step())
        let sent = try await store.transactionsToBroadcast(at: Timestamp(milliseconds: .max), limit: 100)
        node.chain = try chain(42, with: [41: sent.compactMap { $0.attempt?.txID }])
        _ = try await engine(node, over: meddled).follower.step()

        #expect(meddled.sizesOfChanges == [3, 3])
        for record in sent {
            let now = try #require(try await store.transaction(record.id))
            #expect(now.status == .included && now.attempt?.broadcasts == 1)
        }
    }

    @Test("a store that takes nothing is left alone for a while")
    func unusableStore() async throws {
        try await commit {
            $0.wallets = [try sealedWallet()]
            $0.payouts = [Samples.payout()]
            $0.transactions = [try Samples.record(.signed)]
        }
        var node = StubNode()
        node.chain = try chain(30)
        store.fillDisk()
        let engine = engine(node)

        #expect(try await !engine.dispatcher.step())
        #expect(try await !engine.broadcaster.step())
    }
}
