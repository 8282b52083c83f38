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
    let store = MemoryStore()
    let masterKey: MasterKey

    init() throws {
        masterKey = try MasterKey(bytes: [UInt8](repeating: 3, count: MasterKey.byteCount))
    }

    func engine(
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
    func chain(
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

    func sealedWallet() throws -> Wallet {
        var wallet = Samples.wallet
        let vault = Vault(masterKey: masterKey, random: Samples.Source(seed: 5))
        wallet.sealedKey = try vault.seal(Samples.key(1), for: wallet.id, at: wallet.address)
        return wallet
    }

    func commit(_ fill: (inout Change) throws -> Void) async throws {
        var change = Change()
        try fill(&change)
        try await store.commit(change)
    }

    /// Stores a wallet and `payouts` that are due from it; a node on which it has more than they take.
    func richNode(toPay payouts: [Payout]) async throws -> StubNode {
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

    func statuses(of payouts: [Payout]) async throws -> [PayoutStatus?] {
        var statuses: [PayoutStatus?] = []
        for payout in payouts { statuses.append(try await store.payout(payout.id)?.status) }
        return statuses
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
    var due: Payout {
        var payout = self
        payout.nextActionAt = createdAt
        return payout
    }
}
