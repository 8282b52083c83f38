import Logging
import Simulation
import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments

@Suite("Following what moves")
struct TransferFollowerTests {
    let books = Books(store: MemoryStore(), clock: StandingClock(), random: Samples.Stream())

    func follower(_ node: some NodeGroup) -> TransferFollower {
        TransferFollower(
            books: books, node: node, assets: .usdt(Samples.usdtContract),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// A chain whose blocks each pay the wallet their number in sun, from 1 on; all of it solidified.
    func node(blocks: Int64, isForked: Bool = false) throws -> StubNode {
        var node = StubNode()
        for number in 0...blocks {
            let bare = try Samples.block(number, fork: isForked && number == blocks ? 9 : 7)
            let id = TransactionID(ofRawBytes: [UInt8(truncatingIfNeeded: number)])
            let transfer = BlockTransaction(
                id: id, owner: Samples.recipient,
                deed: .transfer(to: Samples.wallet.address, amount: Sun(number)), succeeded: true)
            node.chain.append(
                NodeBlock(
                    id: bare.id, parentHash: node.chain.last?.id.hex ?? "", timestamp: bare.timestamp,
                    transactionIDs: [id], transactions: [transfer]))
        }
        node.solidified = Int(blocks)
        return node
    }

    func commit(_ fill: (inout Change) throws -> Void) async throws {
        var change = Change()
        try fill(&change)
        try await books.store.commit(change)
    }

    /// The follower of our own transactions has got to `block` of `node`.
    func settled(_ block: Int64, of node: StubNode) async throws {
        let version = try await books.store.followerPosition()?.version ?? 0
        let block = node.chain[Int(block)]
        try await commit {
            $0.follower = FollowerPosition(
                version: version, solidified: Inclusion(block: block.id, time: block.timestamp),
                unsolidified: [])
        }
    }

    private func recorded() async throws -> [Int64] {
        try await books.store.transfers(
            TransferSelection(walletID: Samples.wallet.id), before: nil, limit: 500
        ).reversed().map(\.transfer.amount.units)
    }

    @Test("it begins where the chain is, and records each block once, over rounds and restarts")
    func rounds() async throws {
        let node = try node(blocks: 70)
        try await commit { $0.wallets = [Samples.wallet] }
        #expect(try await !follower(node).step(), "nothing was settled yet")
        try await settled(10, of: node)
        #expect(try await !follower(node).step())
        let begin = try await books.store.transferPosition()?.begin.block.number
        try await settled(70, of: node)

        var rounds = 1
        // Each round by a follower of its own: nothing lives on but what is stored.
        while try await follower(node).step() { rounds += 1 }

        #expect(begin == 10)
        #expect(rounds == 3, "twenty blocks each")
        #expect(try await recorded() == Array(11...70))
        #expect(try await !follower(node).step())
        #expect(try await recorded().count == 60)
    }

    @Test("a block without calls costs no receipts; a round asks for its blocks once")
    func requests() async throws {
        let node = try node(blocks: 30)
        try await commit { $0.wallets = [Samples.wallet] }
        try await settled(10, of: node)
        _ = try await follower(node).step()
        try await settled(30, of: node)
        let before = node.requests.count

        #expect(try await !follower(node).step())

        #expect(node.requests.count - before == 1)
    }

    @Test("without a wallet nothing is read, and reading begins where the first one may be paid")
    func noWallets() async throws {
        let node = try node(blocks: 40)
        try await settled(10, of: node)
        _ = try await follower(node).step()
        try await settled(30, of: node)
        #expect(try await !follower(node).step())
        let asked = node.requests.count
        try await commit { $0.wallets = [Samples.wallet] }
        try await settled(40, of: node)
        _ = try await follower(node).step()

        #expect(asked == 0)
        #expect(try await books.store.transferPosition()?.begin.block.number == 30)
        #expect(try await recorded() == Array(31...40))
    }

    @Test("what is another chain than the one that was settled by is not recorded")
    func otherChain() async throws {
        let (node, forked) = (try node(blocks: 20), try node(blocks: 20, isForked: true))
        try await commit { $0.wallets = [Samples.wallet] }
        try await settled(10, of: node)
        _ = try await follower(node).step()
        try await settled(20, of: node)

        await #expect(throws: NodeError.self) { _ = try await follower(forked).step() }

        #expect(try await recorded().isEmpty)
        #expect(try await books.store.transferPosition()?.read.block.number == 10)
    }
}
