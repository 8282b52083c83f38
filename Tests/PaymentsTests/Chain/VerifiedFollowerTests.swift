import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// Blocks are settled by what their witnesses' signatures prove, whatever the one node says.
@Suite("Blocks that are verified")
struct VerifiedFollowerTests {
    var system: TestSystem

    init() throws {
        system = try TestSystem()
        system.configuration.network = .custom
        system.configuration.blockTrust = .witnesses(from: nil)
    }

    func transaction() throws -> SignedTransaction {
        let raw = RawTransaction(
            reference: BlockReference(bytes: [0, 1], hash: [1, 2, 3, 4, 5, 6, 7, 8]),
            expiration: ChainTime(milliseconds: Samples.now.milliseconds + 400_000),
            timestamp: ChainTime(milliseconds: Samples.now.milliseconds),
            contract: try Samples.record(.queued).intent.contract(from: Samples.wallet.address),
            feeLimit: Sun(15_000_000))
        return try Samples.key(1).sign(raw)
    }

    /// A record whose transaction block 92 has, and a node that tells it; both begin where 90 blocks are read.
    func broadcast() async throws -> (record: TransactionRecord, chain: SignedChain, node: StubNode) {
        let transaction = try transaction()
        var record = try Samples.record(.broadcast)
        record.attempts = [
            Attempt(
                number: 1, transaction: transaction, referenceBlock: 80, signedAt: Samples.now,
                estimate: Samples.plan)
        ]
        try await system.commit {
            $0.transactions = [record]
            $0.counters = record.reservation.counters(of: record.walletID).map {
                CounterChange(key: $0.key, delta: $0.units)
            }
        }
        let chain = try SignedChain(120, with: [92: transaction])
        var node = StubNode()
        node.chain = Array(try chain.told().prefix(91))
        node.solidified = 90
        _ = try await system.on(node).engine.follower.step()
        var receipt = Samples.receipt(of: transaction.id, .success)
        receipt.blockNumber = 92
        receipt.logs = [try log(to: Samples.recipient, units: 5_000_000)]
        node.receipts = [92: [receipt]]
        node.chain = try chain.told()
        node.solidified = 100
        return (record, chain, node)
    }

    func log(to recipient: Address, units: UInt64) throws -> EventLog {
        EventLog(
            address: Samples.usdtContract,
            topics: [
                TRC20.transferTopic,
                [UInt8](repeating: 0, count: 12) + Samples.wallet.address.bytes.suffix(20),
                [UInt8](repeating: 0, count: 12) + recipient.bytes.suffix(20),
            ], data: UInt256(units).bigEndianBytes)
    }

    func position() async throws -> BlockNumber? {
        try await system.store.followerPosition()?.solidified.block.number
    }

    func status(_ record: TransactionRecord) async throws -> TransactionStatus? {
        try await system.store.transaction(record.id)?.status
    }

    @Test("what enough witnesses have built on is settled, also by a service that was started again")
    func honest() async throws {
        let (record, _, node) = try await broadcast()

        // The second step has the blocks above, which prove the others.
        for _ in 0..<2 { _ = try await system.on(node).engine.follower.step() }
        let service = system.on(node)
        for _ in 0..<2 { _ = try await service.engine.follower.step() }

        #expect(try await status(record) == .confirmed)
        #expect(try await position() == 100)
        let trust = try #require(try await system.store.followerPosition()?.trust)
        #expect(trust.trusted.number == 90 && !trust.isConfigured && trust.witnesses.active.count == 5)
        #expect(service.services.health.alarms.isEmpty)
    }

    @Test("a block is settled when its last builder is there, and not before")
    func quorum() async throws {
        let (record, _, node) = try await broadcast()
        var early = node
        // Four of five witnesses have to build on block 92: 95 is the last of them.
        early.chain = Array(node.chain.prefix(95))
        early.solidified = 94
        let service = system.on(early)
        for _ in 0..<3 { _ = try await service.engine.follower.step() }
        #expect(try await position() == 91)
        #expect(try await status(record) == .included)

        early.chain = Array(node.chain.prefix(96))
        let later = system.on(early)
        for _ in 0..<3 { _ = try await later.engine.follower.step() }

        #expect(try await position() == 92)
        #expect(try await status(record) == .confirmed)
    }
}
