import Testing
import Tron
import TronNode

@testable import TronNodeHTTP

extension NodePoolTests {
    @Test("a question takes from its node's budget: where that is used up the next node is asked")
    func usedUp() async throws {
        let refusal = NodeError(.rateLimited, "simulated", retryAfter: .zero)
        let (first, second) = (
            ScriptedNode(height: 100, failing: refusal), ScriptedNode(height: 100)
        )
        let pool = pool(first, second)
        #expect(pool.order() == [0, 1])

        _ = try await pool.chainParameters()
        first.fail(nil)
        _ = try await pool.chainParameters()

        // The refusal asks for no pause, but it was the one question of this second.
        #expect(first.asked == 1 && second.asked == 2)
        #expect(pool.order() == [1, 0])
    }

    @Test(
        "a question does not wait longer than seconds for a node's budget: it is told how long it would take")
    func longWait() async throws {
        let pause = Duration.seconds(5)
        let node = ScriptedNode(
            height: 100, failing: NodeError(.rateLimited, "simulated", retryAfter: pause))
        let pool = pool(node)
        await #expect(throws: NodeError.self) { _ = try await pool.chainParameters() }
        node.fail(nil)

        do throws(NodeError) {
            _ = try await pool.chainParameters()
            Issue.record("the node was asked")
        } catch {
            #expect(error.code == .rateLimited)
            #expect(error.retryAfter.map { $0 > .seconds(3) && $0 <= pause } == true)
        }
        #expect(node.asked == 1)
    }
}
