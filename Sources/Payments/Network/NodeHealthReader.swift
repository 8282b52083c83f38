import PaymentModel
import Synchronization
import TronNode

/// How the nodes are, asked at most once a block, however many want to know it.
package final class NodeHealthReader: Sendable {
    private let node: any NodeGroup
    private let clock: any ServiceClock
    private let flights = SingleFlight<Int, [NodeHealth]>()
    private let held = Mutex<(health: [NodeHealth], since: Timestamp)?>(nil)

    private enum Limits {
        /// Two questions to each node in so long: who has no token costs no node more than one request a second.
        static let lifetime = Duration.seconds(3)
    }

    init(node: any NodeGroup, clock: any ServiceClock) {
        self.node = node
        self.clock = clock
    }

    /// How each node is, or was a moment ago.
    func health() async -> [NodeHealth] {
        let now = clock.now()
        if let held = held.withLock(\.self), (.zero..<Limits.lifetime).contains(now.since(held.since)) {
            return held.health
        }
        do {
            return try await flights.value(of: 0) { [self] in
                let health = await node.health()
                let now = clock.now()
                held.withLock { $0 = (health, now) }
                return health
            }
        } catch {
            // Only who asked has gone away: nobody hears this.
            return []
        }
    }
}
