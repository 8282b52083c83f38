import Logging
import Synchronization
import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// A node that tells what another does, and from some moment on a third.
private final class ChangingNode: NodeGroup, UnaskedQueries {
    private let node: Mutex<StubNode>

    init(_ node: StubNode) { self.node = Mutex(node) }

    func tell(_ node: StubNode) { self.node.withLock { $0 = node } }

    private var told: StubNode { node.withLock(\.self) }

    func oneNode() async throws(NodeError) -> any NodeAPI { told }
    func health() async -> [NodeHealth] { [] }
    func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        try await told.block(selector, in: view)
    }
    func blocks(
        from first: BlockNumber, count: Int, in view: ChainView
    ) async throws(NodeError) -> [NodeBlock] {
        try await told.blocks(from: first, count: count, in: view)
    }
    func receipts(
        ofBlock number: BlockNumber, in view: ChainView
    ) async throws(NodeError) -> [TransactionReceipt] {
        try await told.receipts(ofBlock: number, in: view)
    }
    func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
        try await told.hasTransaction(id, in: view)
    }
    func receipt(of id: TransactionID, in view: ChainView) async throws(NodeError) -> TransactionReceipt? {
        try await told.receipt(of: id, in: view)
    }
    func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount? {
        try await told.account(address, in: view)
    }
    func resources(of address: Address) async throws(NodeError) -> AccountResources {
        try await told.resources(of: address)
    }
    func chainParameters() async throws(NodeError) -> ChainParameters { try await told.chainParameters() }
    func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult {
        try await told.call(call, in: view)
    }
    func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
        try await told.broadcast(transaction)
    }
}

extension VerifiedFollowerTests {
    @Test("a receipt that calls a proven success a failure hides no transfer")
    func judgedTransfer() async throws {
        let (_, chain, node) = try await broadcast()
        let service = system.on(node)
        for _ in 0..<3 { _ = try await service.engine.follower.step() }
        let begin = try chain.told()[90]
        try await system.commit {
            $0.wallets = [Samples.wallet]
            let place = Inclusion(block: begin.id, time: begin.timestamp)
            $0.transferPosition = TransferPosition(version: 0, begin: place, read: place)
        }
        var liar = node
        liar.receipts[92]?[0].isMarkedFailed = true
        liar.receipts[92]?[0].outcome = .revert
        let reader = TransferFollower(
            books: Books(store: system.store, clock: system.clock, random: Samples.Stream()), node: liar,
            assets: .usdt(Samples.usdtContract),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })

        while try await reader.step() {}

        let found = try await system.store.transfers(
            TransferSelection(walletID: Samples.wallet.id), before: nil, limit: 10)
        #expect(found.map(\.transfer.amount) == [Samples.amount(5_000_000)])
    }

    @Test("true blocks that the node has signed itself hold nothing up once it tells them as they are")
    func resigned() async throws {
        let (record, chain, node) = try await broadcast()
        var liar = node
        liar.chain = try chain.resigned(from: 91)
        let service = ChangingNode(liar)
        let engine = system.on(service).engine
        for _ in 0..<2 { _ = try await engine.follower.step() }
        #expect(try await position() == 90)

        service.tell(node)
        for _ in 0..<3 { _ = try await engine.follower.step() }

        #expect(try await position() == 100)
        #expect(try await status(record) == .confirmed)
    }
}
