import Logging
import StrictJSON
import Synchronization
import Testing
import Tron
import TronNode

@testable import TronNodeHTTP

@Suite("Several nodes, asked as one")
struct NodePoolTests {
    func pool(_ nodes: ScriptedNode...) -> NodePool {
        NodePool(
            members: nodes.enumerated().map { .init(name: "node-\($0.offset)", node: $0.element) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    func transaction() throws -> SignedTransaction {
        let key = PrivateKey { [UInt8](repeating: 5, count: $0) }
        let raw = RawTransaction(
            reference: BlockReference(bytes: [0, 1], hash: [UInt8](repeating: 0, count: 8)),
            expiration: ChainTime(milliseconds: 1), timestamp: ChainTime(milliseconds: 1),
            contract: .transfer(TransferContract(owner: key.address, to: .zero, amount: 1)))
        return try key.sign(raw)
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
}
