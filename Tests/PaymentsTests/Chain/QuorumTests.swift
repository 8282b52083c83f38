import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// Two nodes that must agree. Whatever one of them says alone, nothing becomes of it.
@Suite("Two nodes must agree")
struct QuorumTests {
    let system: TestSystem

    init() throws {
        system = try TestSystem()
    }

    /// Asks the first node, and has both as its quorum.
    private final class Pair: ForwardingNode, NodeGroup, UnaskedQueries, @unchecked Sendable {
        private let nodes: [StubNode]

        init(_ first: StubNode, _ second: StubNode) {
            nodes = [first, second]
            super.init(first)
        }

        func oneNode() async throws(NodeError) -> any NodeAPI { nodes[0] }
        func quorum() async throws(NodeError) -> [any NodeAPI] { nodes }
        func health() async -> [NodeHealth] { [] }
    }

    /// A record that block 12 has, a follower that has read up to block 5, and a node that tells how it ended.
    func broadcast() async throws -> (record: TransactionRecord, node: StubNode) {
        let record = try Samples.record(.broadcast)
        let id = try #require(record.attempt?.txID)
        let start = try TestSystem.chain(6)[5]
        try await system.commit {
            $0.transactions = [record]
            $0.counters = record.reservation.counters(of: record.walletID).map {
                CounterChange(key: $0.key, delta: $0.units)
            }
            $0.follower = FollowerPosition(
                version: 0, solidified: Inclusion(block: start.id, time: start.timestamp), unsolidified: [])
        }
        var node = StubNode()
        node.chain = try TestSystem.chain(40, with: [12: [id]])
        node.solidified = 20
        var receipt = Samples.receipt(of: id, .success)
        receipt.blockNumber = 12
        node.receipts = [12: [receipt]]
        return (record, node)
    }

    func follow(_ first: StubNode, _ second: StubNode) async throws {
        _ = try await system.on(Pair(first, second)).engine.follower.step()
    }

    func position() async throws -> BlockNumber? {
        try await system.store.followerPosition()?.solidified.block.number
    }

    @Test("where they agree a transaction is settled")
    func agreement() async throws {
        let (record, node) = try await broadcast()

        try await follow(node, node)

        #expect(try await system.store.transaction(record.id)?.status == .confirmed)
        #expect(try await position() == 20)
    }

    @Test("the chain is final as far as both say", arguments: [(20, 8), (8, 20), (20, 19), (12, 12)])
    func lowerTip(first: Int, second: Int) async throws {
        var (record, node) = try await broadcast()
        var other = node
        (node.solidified, other.solidified) = (first, second)

        try await follow(node, other)

        #expect(try await position() == BlockNumber(Int64(min(first, second))))
        let isFinal = min(first, second) >= 12
        record = try #require(try await system.store.transaction(record.id))
        #expect((record.status == .confirmed) == isFinal)
    }

    @Test(
        "a block without anything of ours is not passed where the other has another one", arguments: [7, 20])
    func emptyBlocks(fork: Int64) async throws {
        let (_, node) = try await broadcast()
        var (quiet, other) = (node, node)
        quiet.chain = try TestSystem.chain(40)
        other.chain = try TestSystem.chain(40, fork: fork)

        await #expect { try await follow(quiet, other) } throws: { ($0 as? NodeError)?.code == .disagreement }

        #expect(try await position() == 5)
    }

    @Test("a block is not settled where the other has another one, though its receipts are the same")
    func otherBlock() async throws {
        let (record, node) = try await broadcast()
        var other = node
        other.chain = try TestSystem.chain(40, fork: 12, with: [12: node.chain[12].transactionIDs])

        await #expect { try await follow(node, other) } throws: { ($0 as? NodeError)?.code == .disagreement }

        #expect(try await system.store.transaction(record.id)?.status == .broadcast)
        #expect((try await position() ?? 0) < 12)
    }
}
