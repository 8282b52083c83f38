import Logging
import Simulation
import StrictJSON
import Testing
import Tron
import TronNode

@testable import Payments

/// The engine's workers, one step at a time, over a store in memory and a node that answers what it is told to.
@Suite("The engine's steps")
struct EngineStepTests {
    private let store = MemoryStore()
    private let masterKey: MasterKey

    init() throws {
        masterKey = try MasterKey(bytes: [UInt8](repeating: 3, count: MasterKey.byteCount))
    }

    private func engine(_ node: StubNode) -> PaymentEngine {
        var configuration = PaymentConfiguration(network: .devnet, masterKey: masterKey)
        configuration.usdtContract = Samples.usdtContract
        return PaymentSystem(
            configuration: configuration, store: store, node: node, clock: StandingClock(),
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
                number: number, headerHash: [UInt8](repeating: number < fork ? 7 : 8, count: 32))
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
        #expect(entry?.details["detail"]?.string == "its key has lost the owner permission")

        node.ownerPermission?.keys.append(.init(address: Samples.wallet.address, weight: 1))
        try await commit { $0.payouts = [held.due] }
        _ = try await self.engine(node).dispatcher.step()
        #expect(try await store.payout(payout.id)?.status == .processing)
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
        var node = StubNode(trx: 10_000_000_000)
        node.balance = 10_000_000_000
        node.chain = try chain(40)
        node.solidified = 20
        node.activated = [Samples.wallet.address]
        try await commit {
            $0.wallets = [try sealedWallet()]
            $0.payouts = payouts
        }
        let engine = engine(node)
        _ = try await engine.follower.step()
        let before = node.requests.count
        _ = try await engine.dispatcher.step()
        _ = try await engine.broadcaster.step()
        let handedIn = node.requests.count - before

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
        let perBlock = (node.requests.count - before - handedIn) / 21

        #expect(ids.count == 64)
        for payout in payouts { #expect(try await store.payout(payout.id)?.status == .completed) }
        // One call to plan, one broadcast, and what the round asks once for all of them.
        #expect(handedIn * 10 <= 23 * payouts.count, "\(handedIn)")
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
