import Logging
import StrictJSON
import Synchronization
import Testing
import Tron
import TronNode

@testable import TronNodeHTTP

/// A node that says its number, or fails as it is told to.
final class ScriptedNode: NodeAPI {
    private struct State {
        var height: Int64
        var failure: NodeError?
        var asked = 0
    }
    private let state: Mutex<State>

    init(height: Int64, failing failure: NodeError? = nil) {
        state = Mutex(State(height: height, failure: failure))
    }

    var asked: Int { state.withLock(\.asked) }
    func fail(_ failure: NodeError?) { state.withLock { $0.failure = failure } }

    private func height() throws(NodeError) -> Int64 {
        let (failure, height) = state.withLock { state in
            state.asked += 1
            return (state.failure, state.height)
        }
        if let failure { throw failure }
        return height
    }

    func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        let height = try height()
        guard let id = try? BlockID(number: height, headerHash: [UInt8](repeating: 1, count: 32)) else {
            return nil
        }
        return NodeBlock(
            id: id, parentHash: "", timestamp: ChainTime(milliseconds: height * 3000), transactionIDs: [])
    }
    func blocks(from first: Int64, count: Int, in view: ChainView) async throws(NodeError) -> [NodeBlock] {
        _ = try height()
        return []
    }
    func receipts(ofBlock number: Int64, in view: ChainView) async throws(NodeError) -> [TransactionReceipt] {
        _ = try height()
        return []
    }
    func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
        try height() > 0
    }
    func receipt(of id: TransactionID, in view: ChainView) async throws(NodeError) -> TransactionReceipt? {
        _ = try height()
        return nil
    }
    func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount? {
        NodeAccount(address: address, balance: Sun(try height()))
    }
    func resources(of address: Address) async throws(NodeError) -> AccountResources {
        _ = try height()
        return try AccountResources(json: [:])
    }
    func chainParameters() async throws(NodeError) -> ChainParameters {
        ChainParameters(values: ["height": try height()])
    }
    func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult {
        .returned([], energy: try height(), penalty: 0)
    }
    func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
        BroadcastAnswer(code: .success, message: "\(try height())")
    }
}

@Suite("Several nodes, asked as one")
struct NodePoolTests {
    private func pool(_ nodes: ScriptedNode...) -> NodePool {
        NodePool(
            members: nodes.enumerated().map { .init(name: "node-\($0.offset)", node: $0.element) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func transaction() throws -> SignedTransaction {
        let key = PrivateKey { [UInt8](repeating: 5, count: $0) }
        let raw = RawTransaction(
            reference: BlockReference(bytes: [0, 1], hash: [UInt8](repeating: 0, count: 8)),
            expiration: ChainTime(milliseconds: 1), timestamp: ChainTime(milliseconds: 1),
            contract: .transfer(TransferContract(owner: key.address, to: .zero, amount: 1)))
        return try key.sign(raw)
    }

    @Test("what is sent everywhere reaches every node, whatever the first says")
    func everywhere() async throws {
        let nodes = [ScriptedNode(height: 1), ScriptedNode(height: 2), ScriptedNode(height: 3)]
        nodes[0].fail(NodeError(.timedOut, "silent"))
        let pool = pool(nodes[0], nodes[1], nodes[2])

        let answers = await pool.broadcastEverywhere(try transaction())

        #expect(nodes.map(\.asked) == [1, 1, 1])
        #expect(answers.count { (try? $0.get()) != nil } == 2)
        #expect(BroadcastVerdict(answers) == .accepted)
        let refused = BroadcastAnswer(code: .signatureError, message: "")
        let busy = BroadcastAnswer(code: .serverBusy, message: "")
        #expect(BroadcastVerdict([.success(refused), .success(busy)]) == .refusedForNow("SERVER_BUSY: "))
        #expect(BroadcastVerdict([.success(refused)]) == .refused("SIGERROR: "))
        #expect(BroadcastVerdict([]) == nil)
    }

    @Test("a node that is left out is asked nothing but what shows its chain, until others are named")
    func leftOut() async throws {
        let (first, second) = (ScriptedNode(height: 100), ScriptedNode(height: 100))
        let pool = pool(first, second)

        pool.leaveOut(["node-0"])
        _ = try await pool.chainParameters()
        _ = try await pool.everyNode()[0].node.block(.number(0), in: .head)
        await #expect(throws: NodeError.self) { try await pool.quorum() }

        #expect((first.asked, second.asked) == (1, 1))
        pool.leaveOut(["node-0", "node-1"])
        await #expect(throws: NodeError.self) { try await pool.chainParameters() }
        pool.leaveOut([])
        _ = try await pool.chainParameters()
        #expect((first.asked, second.asked) == (2, 1))
    }

    @Test("nodes share the time of a request, and one that has a limit of its own has that")
    func patience() {
        var node = HTTPNodeConfiguration(baseURL: "http://a", timeout: .seconds(10))
        #expect(
            [1, 2, 5, 16].map { NodePool.patience(node, among: $0) } == [10, 5, 2, 2].map { .seconds($0) })
        node.timeout = .seconds(1)
        #expect(NodePool.patience(node, among: 3) == .seconds(1))
        node.ownTimeout = .seconds(30)
        #expect([1, 2, 16].map { NodePool.patience(node, among: $0) } == [30, 30, 30].map { .seconds($0) })
    }

    @Test("the preferred node is asked, the others are left alone")
    func preference() async throws {
        let (first, second) = (ScriptedNode(height: 100), ScriptedNode(height: 100))
        let pool = pool(first, second)

        for _ in 0..<5 { _ = try await pool.chainParameters() }

        #expect(first.asked == 5)
        #expect(second.asked == 0)
        #expect(pool.latencies()[0] != nil)
    }

    @Test(
        "where one does not answer the next is asked, and the first rests",
        arguments: [NodeError.Code.unreachable, .timedOut, .rateLimited, .serverError, .unreadable])
    func failOver(code: NodeError.Code) async throws {
        let (first, second) = (
            ScriptedNode(height: 1, failing: NodeError(code, "simulated")), ScriptedNode(height: 100)
        )
        let pool = pool(first, second)

        let heights = [try await pool.chainParameters(), try await pool.chainParameters()]

        #expect(heights.allSatisfy { $0.values["height"] == 100 })
        #expect(first.asked == 1, "it is not asked again at once")
    }

    @Test("what a node says in words is its answer", arguments: [NodeError.Code.refused, .nodeMessage])
    func words(code: NodeError.Code) async throws {
        let (first, second) = (
            ScriptedNode(height: 1, failing: NodeError(code, "simulated")), ScriptedNode(height: 100)
        )
        let pool = pool(first, second)

        await #expect(throws: NodeError.self) { _ = try await pool.chainParameters() }
        #expect(second.asked == 0)
    }

    @Test("where none answers, the last one's error is told, and all are tried again")
    func noneAnswers() async throws {
        let (first, second) = (
            ScriptedNode(height: 100, failing: NodeError(.timedOut, "simulated")),
            ScriptedNode(height: 100, failing: NodeError(.unreachable, "simulated"))
        )
        let pool = pool(first, second)

        await #expect(throws: NodeError.self) { _ = try await pool.chainParameters() }
        first.fail(nil)

        #expect(try await pool.chainParameters().values["height"] == 100)
    }

    @Test("a node that is behind comes last, until it has caught up")
    func lagging() async throws {
        let (first, second) = (ScriptedNode(height: 100), ScriptedNode(height: 130))
        let pool = pool(first, second)
        _ = await pool.health()

        #expect(try await pool.chainParameters().values["height"] == 130)
        #expect(await pool.health().map(\.status) == [.lagging, .up])
    }

    @Test("a broadcast is not handed on by itself: whether it arrived is not known")
    func broadcast() async throws {
        let (first, second) = (
            ScriptedNode(height: 1, failing: NodeError(.timedOut, "simulated")), ScriptedNode(height: 100)
        )
        let pool = pool(first, second)
        let transaction = try transaction()

        await #expect(throws: NodeError.self) { _ = try await pool.broadcast(transaction) }
        #expect(second.asked == 0)
        #expect(try await pool.broadcast(transaction).message == "100", "the next one goes to the next node")
    }

    @Test("two nodes must agree where two are configured")
    func quorum() async throws {
        let nodes = [ScriptedNode(height: 100), ScriptedNode(height: 101), ScriptedNode(height: 102)]
        #expect(try await pool(nodes[0]).quorum().count == 1)

        let pool = pool(nodes[0], nodes[1], nodes[2])
        var heights: [Int64] = []
        for node in try await pool.quorum() {
            heights.append(try await node.chainParameters().values["height"] ?? 0)
        }
        #expect(heights == [100, 101])

        nodes[0].fail(NodeError(.unreachable, "simulated"))
        _ = try await pool.chainParameters()
        #expect(try await pool.quorum().count == 2, "the third stands in")
        nodes[1].fail(NodeError(.unreachable, "simulated"))
        _ = try await pool.chainParameters()
        await #expect(throws: NodeError.self) { _ = try await pool.quorum() }
    }

    @Test("one node's answers stay one node's")
    func oneNode() async throws {
        let (first, second) = (ScriptedNode(height: 100), ScriptedNode(height: 101))
        let pool = pool(first, second)
        let node = try await pool.oneNode()

        first.fail(NodeError(.timedOut, "simulated"))

        await #expect(throws: NodeError.self) { _ = try await node.chainParameters() }
        #expect(second.asked == 0)
    }
}
