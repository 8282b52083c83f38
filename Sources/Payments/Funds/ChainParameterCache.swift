import PaymentModel
import Synchronization
package import Tron
package import TronNode

/// The chain's parameters, asked for at most once a block.
package final class ChainParameterCache: Sendable {
    private let held = Mutex<(parameters: ChainParameters, since: Timestamp)?>(nil)
    private let clock: any ServiceClock

    /// The chain's block interval: within one block no parameter changes.
    private static let lifetime = Duration.seconds(3)

    init(clock: any ServiceClock) {
        self.clock = clock
    }

    /// The parameters, at most three seconds old.
    ///
    /// - Throws: `NodeError` if `node` must be asked and doesn't answer.
    package func parameters(from node: some NodeAPI) async throws(NodeError) -> ChainParameters {
        let now = clock.now()
        if let held = held.withLock(\.self), now.since(held.since) < Self.lifetime, now >= held.since {
            return held.parameters
        }
        let parameters = try await node.chainParameters()
        held.withLock { $0 = (parameters, now) }
        return parameters
    }
}
