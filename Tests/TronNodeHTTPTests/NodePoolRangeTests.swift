import Logging
import Synchronization
import Testing
import Tron
import TronNode

@testable import TronNodeHTTP

/// Tells no more blocks at once than it is set to.
private final class NarrowNode: UnansweringNode, @unchecked Sendable {
    private let state: Mutex<(most: Int, failure: NodeError.Code, asked: [Int])>

    init(most: Int, failing failure: NodeError.Code = .refused) {
        state = Mutex((most, failure, []))
    }

    var asked: [Int] { state.withLock(\.asked) }
    func tell(_ most: Int) { state.withLock { $0.most = most } }

    override func blocks(
        from first: BlockNumber, count: Int, in view: ChainView
    ) async throws(NodeError) -> [NodeBlock] {
        let (most, failure) = state.withLock { state in
            state.asked.append(count)
            return (state.most, state.failure)
        }
        guard count <= most else { throw NodeError(failure, "\(count) blocks are too many") }
        return []
    }
}

@Suite("Ranges of blocks that are too large")
struct NodePoolRangeTests {
    private func pool(_ node: any NodeAPI) -> NodePool {
        NodePool(
            members: [.init(name: "node", node: node)],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test("are halved until the node tells them, and grow again afterwards")
    func halving() async throws {
        let node = NarrowNode(most: 20)
        let pool = pool(node)

        _ = try await pool.blocks(from: 1, count: 100, in: .solidified)
        #expect(node.asked == [100, 50, 25, 12])
        node.tell(100)
        for _ in 0..<4 { _ = try await pool.blocks(from: 1, count: 100, in: .solidified) }

        #expect(node.asked.suffix(4) == [24, 48, 96, 100])
    }

    @Test("down to one: a node that does not tell one tells none")
    func one() async throws {
        let node = NarrowNode(most: 0, failing: .serverError)
        let pool = pool(node)

        await #expect(throws: NodeError.self) {
            try await pool.blocks(from: 1, count: 100, in: .solidified)
        }

        #expect(node.asked == [100, 50, 25, 12, 6, 3, 1])
    }

    @Test("one that takes too long is not asked for as many the next time")
    func slow() async throws {
        let node = NarrowNode(most: 50, failing: .timedOut)
        let pool = pool(node)

        await #expect(throws: NodeError.self) {
            try await pool.blocks(from: 1, count: 100, in: .solidified)
        }
        _ = try await pool.blocks(from: 1, count: 100, in: .solidified)

        #expect(node.asked == [100, 50])
    }
}
