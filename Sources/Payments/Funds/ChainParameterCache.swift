package import PaymentModel
import Synchronization
package import Tron
package import TronNode

/// The chain's parameters, asked for at most once a block.
package final class ChainParameterCache: Sendable {
    private struct Held {
        var parameters: ChainParameters
        var since: Timestamp
        /// Whatever was planned from then on has these prices.
        var sureFrom: Timestamp
    }

    private let held = Mutex<Held?>(nil)
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
        held.withLock { held in
            guard let known = held else {
                held = Held(parameters: parameters, since: now, sureFrom: now)
                return
            }
            // Another instance may have planned with what it read before the change.
            let sureFrom = known.parameters == parameters ? known.sureFrom : now.adding(Self.lifetime)
            held = Held(parameters: parameters, since: now, sureFrom: sureFrom)
        }
        return parameters
    }

    /// Whether what was planned at `moment` may have other prices than those that were read last: they changed since, or
    /// it was planned before this process read any.
    package func mayDiffer(fromThoseOf moment: Timestamp) -> Bool {
        held.withLock { held in held.map { moment < $0.sureFrom } ?? true }
    }
}
