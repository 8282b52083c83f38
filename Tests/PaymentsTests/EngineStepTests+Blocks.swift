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
}
