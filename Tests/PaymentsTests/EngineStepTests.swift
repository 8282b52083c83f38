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

/// The engine's workers, one step at a time, over a store in memory and a node that answers what it is told to.
@Suite("The engine's steps")
struct EngineStepTests {
    private let store = MemoryStore()
    private let masterKey: MasterKey

    init() throws {
        masterKey = try MasterKey(bytes: [UInt8](repeating: 3, count: MasterKey.byteCount))
    }

    private func engine(
        _ node: StubNode, over store: (any Store)? = nil, payoutsPerPart: Int? = nil
    ) -> PaymentEngine {
        var configuration = PaymentConfiguration(network: .devnet, masterKey: masterKey)
        configuration.blockTrust = .nodes
        configuration.assets = .usdt(Samples.usdtContract)
        if let payoutsPerPart { configuration.payoutsPerPart = payoutsPerPart }
        return PaymentSystem(
            configuration: configuration, store: store ?? self.store, node: node, clock: StandingClock(),
            random: Samples.Stream(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ).engine
    }

    /// A chain of `count` blocks; those from `fork` on are of another branch.
    private func chain(
        _ count: Int64, fork: Int64 = .max, with ids: [Int64: [TransactionID]] = [:]
    ) throws -> [NodeBlock] {
        var blocks: [NodeBlock] = []
        for number in 0..<count {
            let id = try BlockID(
                number: BlockNumber(number), headerHash: [UInt8](repeating: number < fork ? 7 : 8, count: 32))
            blocks.append(
                NodeBlock(
                    id: id, parentHash: blocks.last?.id.hex ?? "",
                    timestamp: ChainTime(milliseconds: Samples.now.milliseconds + number * 3000),
                    transactionIDs: ids[number] ?? []))
        }
        return blocks
    }

    private func sealedWallet() throws -> Wallet {
        var wallet = Samples.wallet
        let vault = Vault(masterKey: masterKey, random: Samples.Source(seed: 5))
        wallet.sealedKey = try vault.seal(Samples.key(1), for: wallet.id, at: wallet.address)
        return wallet
    }

    private func commit(_ fill: (inout Change) throws -> Void) async throws {
        var change = Change()
        try fill(&change)
        try await store.commit(change)
    }

    /// Stores a wallet and `payouts` that are due from it; a node on which it has more than they take.
    private func richNode(toPay payouts: [Payout]) async throws -> StubNode {
        try await commit {
            $0.wallets = [try sealedWallet()]
            $0.payouts = payouts
        }
        var node = StubNode(trx: 10_000_000_000)
        node.balance = 10_000_000_000
        node.chain = try chain(40)
        node.solidified = 20
        node.activated = [Samples.wallet.address]
        return node
    }

    @Test("nothing is signed before there is a place to read blocks from")
    func positionFirst() async throws {
        let payout = Samples.payout()
        try await commit {
            $0.wallets = [try sealedWallet()]
            $0.payouts = [payout]
        }
        var node = StubNode(trx: 100_000_000)
        node.chain = try chain(30)
        node.solidified = 10
        node.activated = [Samples.wallet.address]
        let engine = engine(node)

        _ = try await engine.dispatcher.step()
        let held = try await store.payout(payout.id)
        _ = try await engine.follower.step()
        try await commit { $0.payouts = [try #require(held?.due)] }
        _ = try await engine.dispatcher.step()

        #expect(held?.holdReason == .nodeUnavailable)
        #expect(held?.transactionID == nil)
        #expect(try await store.payout(payout.id)?.status == .processing)
    }

    @Test("a block that was dropped while nobody looked gives its transaction back")
    func orphanBelowTheSolidified() async throws {
        var record = try Samples.record(.included)
        let ours = try chain(30)[20]
        record.inclusion = Inclusion(block: ours.id, time: ours.timestamp)
        let start = try chain(30)[10]
        try await commit {
            $0.transactions = [record]
            $0.follower = FollowerPosition(
                version: 0, solidified: Inclusion(block: start.id, time: start.timestamp), unsolidified: [])
        }
        var node = StubNode()
        node.chain = try chain(60, fork: 15)
        node.solidified = 40

        _ = try await engine(node).follower.step()

        #expect(try await store.followerPosition()?.solidified.block.number == 40)
        #expect(try await store.transaction(record.id)?.status == .broadcast)
    }

    @Test("a block without all its receipts is not passed")
    func missingReceipts() async throws {
        let record = try Samples.record(.broadcast)
        let id = try #require(record.attempt?.txID)
        var node = StubNode()
        node.chain = try chain(40, with: [12: [id]])
        node.solidified = 5
        try await commit {
            $0.transactions = [record]
            $0.counters = record.reservation.counters(of: record.walletID).map {
                CounterChange(key: $0.key, delta: $0.units)
            }
        }
        _ = try await engine(node).follower.step()
        node.solidified = 20

        await #expect(throws: NodeError.self) { _ = try await engine(node).follower.step() }
        #expect(try await store.followerPosition()?.solidified.block.number == 5)

        var receipt = Samples.receipt(of: id, nil)
        receipt.blockNumber = 12
        node.receipts = [12: [receipt]]
        _ = try await engine(node).follower.step()
        #expect(try await store.transaction(record.id)?.status == .confirmed)
        #expect(try await store.followerPosition()?.solidified.block.number == 20)
    }

    @Test("a solidified block on another branch than was read stops the reading")
    func otherBranch() async throws {
        var node = StubNode()
        node.chain = try chain(40)
        node.solidified = 10
        _ = try await engine(node).follower.step()
        node.chain = try chain(40, fork: 5)
        node.solidified = 20

        await #expect(throws: NodeError.self) { _ = try await engine(node).follower.step() }
        #expect(try await store.followerPosition()?.solidified.block.number == 10)
    }

    @Test("a wallet whose key has lost its permission signs nothing; its payouts wait, and say why")
    func lostPermission() async throws {
        let payout = Samples.payout()
        try await commit {
            $0.wallets = [try sealedWallet()]
            $0.payouts = [payout]
        }
        var node = StubNode(trx: 100_000_000)
        node.chain = try chain(30)
        node.solidified = 10
        node.activated = [Samples.wallet.address]
        node.ownerPermission = Permission(
            kind: .owner, name: "owner", threshold: 1, keys: [.init(address: Samples.address(77), weight: 1)])
        let engine = engine(node)
        _ = try await engine.follower.step()

        _ = try await engine.dispatcher.step()

        let held = try #require(try await store.payout(payout.id))
        #expect(held.status == .pending && held.transactionID == nil)
        #expect(held.holdReason == .walletUnusable)
        let entry = try await store.auditEvents(after: 0, limit: 10).last?.entry
        #expect(entry?.action == "payout.hold")
        #expect(entry?.details["detail"]?.string == "its key no longer has the owner permission")

        node.ownerPermission?.keys.append(.init(address: Samples.wallet.address, weight: 1))
        try await commit { $0.payouts = [held.due] }
        _ = try await self.engine(node).dispatcher.step()
        #expect(try await store.payout(payout.id)?.status == .processing)
    }

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

    private func statuses(of payouts: [Payout]) async throws -> [PayoutStatus?] {
        var statuses: [PayoutStatus?] = []
        for payout in payouts { statuses.append(try await store.payout(payout.id)?.status) }
        return statuses
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
        private let status: TransactionStatus
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

    @Test("a busy service asks fewer than three questions a payout: blocks are followed, not transactions")
    func requestsPerPayout() async throws {
        let payouts = (100..<164).map { Samples.payout($0) }
        var node = try await richNode(toPay: payouts)
        let engine = engine(node)
        _ = try await engine.follower.step()
        let before = node.requests.count
        _ = try await engine.dispatcher.step()
        _ = try await engine.broadcaster.step()
        let signaturesSubmitted = node.requests.count - before

        let signed = try await store.transactionsToBroadcast(at: Timestamp(milliseconds: .max), limit: 100)
        let ids = signed.compactMap { $0.attempt?.txID }
        node.chain = try chain(80, with: [41: ids])
        node.receipts[41] = ids.map { id in
            var receipt = Samples.receipt(of: id, .success)
            receipt.blockNumber = 41
            return receipt
        }
        // Six looks a block, as often as the engine looks while something is open.
        for solidified in 21...41 {
            node.solidified = solidified
            for _ in 0..<6 { _ = try await self.engine(node).follower.step() }
        }
        let perBlock = (node.requests.count - before - signaturesSubmitted) / 21

        #expect(ids.count == 64)
        for payout in payouts { #expect(try await store.payout(payout.id)?.status == .completed) }
        // One call to plan, one broadcast, and what the round asks once for all of them.
        #expect(signaturesSubmitted * 10 <= 23 * payouts.count, "\(signaturesSubmitted)")
        // Blocks are followed at a price that does not depend on how many payouts are in them: with 25 in each, fewer than
        // one question a payout.
        #expect(perBlock <= 17, "\(perBlock)")
    }
}

extension Payout {
    /// The same, to be looked at now.
    fileprivate var due: Payout {
        var payout = self
        payout.nextActionAt = createdAt
        return payout
    }
}
