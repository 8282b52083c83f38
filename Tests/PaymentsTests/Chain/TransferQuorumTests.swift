import Logging
import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// What moves is recorded as two nodes tell it, all of it, once.
@Suite("Transfers by two nodes")
struct TransferQuorumTests {
    let system: TestSystem

    init() throws {
        system = try TestSystem()
    }

    private struct Pair: NodeGroup {
        let nodes: [StubNode]

        func oneNode() async throws(NodeError) -> any NodeAPI { nodes[0] }
        func quorum() async throws(NodeError) -> [any NodeAPI] { nodes }
        func health() async -> [NodeHealth] { [] }
        func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
            try await nodes[0].block(selector, in: view)
        }
        func blocks(
            from first: BlockNumber, count: Int, in view: ChainView
        ) async throws(NodeError) -> [NodeBlock] {
            try await nodes[0].blocks(from: first, count: count, in: view)
        }
        func receipts(
            ofBlock number: BlockNumber, in view: ChainView
        ) async throws(NodeError) -> [TransactionReceipt] {
            try await nodes[0].receipts(ofBlock: number, in: view)
        }
        func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
            try await nodes[0].hasTransaction(id, in: view)
        }
        func receipt(of id: TransactionID, in view: ChainView) async throws(NodeError) -> TransactionReceipt?
        {
            try await nodes[0].receipt(of: id, in: view)
        }
        func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount? {
            try await nodes[0].account(address, in: view)
        }
        func resources(of address: Address) async throws(NodeError) -> AccountResources {
            try await nodes[0].resources(of: address)
        }
        func chainParameters() async throws(NodeError) -> ChainParameters {
            try await nodes[0].chainParameters()
        }
        func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult {
            try await nodes[0].call(call, in: view)
        }
        func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
            try await nodes[0].broadcast(transaction)
        }
    }

    func step(_ nodes: StubNode...) async throws -> Bool {
        try await TransferFollower(
            books: Books(store: system.store, clock: system.clock, random: Samples.Stream()),
            node: Pair(nodes: nodes), assets: .usdt(Samples.usdtContract),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ).step()
    }

    /// A chain of `count` blocks, each with the transactions that `fill` makes for its number.
    func node(
        _ count: Int64, fork: Int64 = .max, _ fill: (Int64) -> [BlockTransaction]
    ) throws -> StubNode {
        var node = StubNode()
        for bare in try TestSystem.chain(count, fork: fork) {
            let transactions = fill(bare.number.value)
            node.chain.append(
                NodeBlock(
                    id: bare.id, parentHash: bare.parentHash, timestamp: bare.timestamp,
                    transactionIDs: transactions.map(\.id), transactions: transactions))
        }
        node.solidified = Int(count) - 1
        return node
    }

    static func payment(
        _ number: Int64, _ sun: Int64, succeeded: Bool = true, from: Address = Samples.recipient,
        to: Address = Samples.wallet.address
    ) -> BlockTransaction {
        BlockTransaction(
            id: TransactionID(ofRawBytes: Array("\(number)/\(sun)".utf8)), owner: from,
            deed: .transfer(to: to, amount: Sun(sun)), succeeded: succeeded)
    }

    /// Reading begins at block 0, and everything up to the node's solidified block is settled.
    func begin(_ node: StubNode) async throws {
        let (first, last) = (node.chain[0], node.chain[node.solidified])
        try await system.commit {
            $0.wallets = [Samples.wallet]
            $0.transferPosition = TransferPosition(
                version: 0, begin: Inclusion(block: first.id, time: first.timestamp),
                read: Inclusion(block: first.id, time: first.timestamp))
            $0.follower = FollowerPosition(
                version: 0, solidified: Inclusion(block: last.id, time: last.timestamp), unsolidified: [])
        }
    }

    func recorded() async throws -> [WalletTransfer] {
        try await system.store.transfers(
            TransferSelection(walletID: Samples.wallet.id), before: nil, limit: 100_000
        ).map(\.transfer)
    }

    private func position() async throws -> BlockNumber? {
        try await system.store.transferPosition()?.read.block.number
    }

    @Test("blocks beyond what a round records are read in the next: nothing is skipped, nothing comes twice")
    func fullRounds() async throws {
        // 600 in one block are more than a round records; the blocks behind it have some too.
        let counts: [Int64: Int64] = [1: 3, 2: 300, 3: 600, 4: 2, 6: 499, 7: 1, 8: 1, 19: 700, 20: 5, 21: 4]
        let node = try node(25) { number in
            (0..<(counts[number] ?? 0)).map { Self.payment(number, number * 1000 + $0 + 1) }
        }
        try await begin(node)

        while try await step(node) {}

        let found = try await recorded()
        #expect(found.count == Int(counts.values.reduce(0, +)))
        #expect(Dictionary(grouping: found, by: \.block.value).mapValues { Int64($0.count) } == counts)
        #expect(try await position() == 24)
    }

    @Test("a block that the other node has otherwise is not recorded", arguments: [1, 3])
    func otherBlock(fork: Int64) async throws {
        let node = try node(4) { $0 > 0 ? [Self.payment($0, 5)] : [] }
        let other = try self.node(4, fork: fork) { $0 > 0 ? [Self.payment($0, 5)] : [] }
        try await begin(node)

        await #expect { try await step(node, other) } throws: { ($0 as? NodeError)?.code == .disagreement }

        #expect(try await recorded().isEmpty)
        #expect(try await position() == 0)
    }

    @Test("an empty last block of a round is confirmed as well")
    func emptyLast() async throws {
        // A round is 20 blocks, and its end is not where the settling stands.
        let node = try node(40) { _ in [] }
        let other = try self.node(40, fork: 20) { _ in [] }
        try await begin(node)

        await #expect { try await step(node, other) } throws: { ($0 as? NodeError)?.code == .disagreement }

        #expect(try await position() == 0)
    }
}
