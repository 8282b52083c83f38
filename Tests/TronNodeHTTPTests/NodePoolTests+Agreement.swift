import Logging
import StrictJSON
import Synchronization
import Testing
import Tron
import TronNode

@testable import TronNodeHTTP

extension NodePoolTests {
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
}
