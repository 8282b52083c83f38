import Tron
package import TronNode

/// Reads the newest block, once for all callers who ask at the same time.
package final class HeadReader: Sendable {
    let clock: any ServiceClock
    private let ask: @Sendable () async throws(NodeError) -> NodeBlock?
    private let flights = SingleFlight<ChainView, NodeBlock>()

    /// - Parameter ask: Asks a node for its newest block.
    init(clock: any ServiceClock, ask: @escaping @Sendable () async throws(NodeError) -> NodeBlock?) {
        self.clock = clock
        self.ask = ask
    }

    /// Asks `node` for its newest block.
    package convenience init(node: any NodeGroup, clock: any ServiceClock) {
        self.init(clock: clock) { () throws(NodeError) in try await node.block(.latest, in: .head) }
    }

    /// - Throws: `NodeError`, `CancellationError`.
    func newest() async throws -> NodeBlock {
        try await flights.value(of: .head) { [ask] in
            guard let block = try await ask() else {
                throw NodeError(.unreadable, "the node has no newest block")
            }
            return block
        }
    }
}
