import Synchronization
import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// Being without a node from the beginning is no special path.
@Suite("A start without a node")
struct NodelessStartTests {
    private let system: TestSystem

    init() throws {
        system = try TestSystem()
    }

    @Test("what waits says so from the first round on, and the end of the service is no failure")
    func waiting() async throws {
        let payout = Samples.payout()
        try await system.commit {
            $0.wallets = [try system.sealedWallet()]
            $0.payouts = [payout]
        }
        let silent = StubNode(failure: NodeError(.unreachable, "no connection"))
        let engine = system.on(silent).engine

        let work = Task { try await engine.work() }
        while try await system.store.payout(payout.id)?.holdReason == nil { await Task.yield() }
        work.cancel()

        try await work.value
        #expect(try await system.store.payout(payout.id)?.holdReason == .nodeUnavailable)
        #expect(try await system.store.payout(payout.id)?.transactionID == nil)
    }

    @Test("300 who ask for the health at once cost one question")
    func health() async throws {
        let counted = CountedHealth(StubNode())
        let reader = NodeHealthReader(node: counted, clock: system.clock)

        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<300 { group.addTask { _ = await reader.health() } }
        }
        #expect(counted.asked == 1)
        // One more is not kept waiting; then it is one a second.
        for _ in 0..<100 { _ = await reader.health() }
        #expect(counted.asked == 2)
        for second in 1...5 {
            system.clock.move(by: .seconds(1))
            for _ in 0..<100 { _ = await reader.health() }
            #expect(counted.asked == 2 + second)
        }
        let node = StubNode()
        let light = NodeHealthReader(node: node, clock: system.clock)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<300 { group.addTask { _ = await light.isUsable() } }
        }
        #expect(node.requests.count == 1)
    }

    private final class CountedHealth: ForwardingNode, NodeGroup, UnaskedQueries, @unchecked Sendable {
        private let count = Mutex(0)
        var asked: Int { count.withLock(\.self) }
        func oneNode() async throws(NodeError) -> any NodeAPI { self }
        func health() async -> [NodeHealth] {
            count.withLock { $0 += 1 }
            await Task.yield()
            return []
        }
    }
}
