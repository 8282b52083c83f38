public import PaymentModel

/// Whether the service can do its work.
public struct HealthService: Sendable {
    private let store: any Store
    private let nodes: NodeHealthReader
    private let alarm: ChainAlarm
    private let network: NetworkGuard
    private let workers: WorkerStandings
    private let clock: any ServiceClock

    /// A service that judges these parts.
    package init(
        store: any Store, nodes: NodeHealthReader, network: NetworkGuard, alarm: ChainAlarm,
        workers: WorkerStandings, clock: any ServiceClock
    ) {
        self.store = store
        self.nodes = nodes
        self.alarm = alarm
        self.network = network
        self.workers = workers
        self.clock = clock
    }

    /// Each part that it can't do without, and whether it can be used now; the chain only where nodes tell one that can't be.
    public func readiness() async -> [String: Bool] {
        async let isStoreUsable = Self.succeeds { try await store.checkUsable() }
        async let isNodeUsable = nodes.isUsable()
        var parts = ["store": await isStoreUsable, "node": await isNodeUsable && network.isConfirmed]
        if !alarm.raised.isEmpty { parts["chain"] = false }
        return parts
    }

    /// The block from which on blocks are believed, and why; nil before the first was read.
    public func trustedBlock() async -> ChainTrust? {
        // A store that can't be read shows in `readiness`.
        try? await store.followerPosition()?.trust
    }

    /// The names that an alarm can have.
    public static let alarmNames = ChainAlarm.Kind.allCases.map(\.rawValue)

    /// What nodes say about the chain that can't be true: the reason, by the alarm's name.
    public var alarms: [String: String] {
        Dictionary(alarm.raised.map { ($0.key.rawValue, $0.value) }) { first, _ in first }
    }

    /// The state of the engine's workers, by name.
    public func workerStandings() -> [WorkerHealth] {
        let now = clock.now()
        return workers.all.sorted { $0.key < $1.key }.map { name, standing in
            WorkerHealth(
                name: name, lag: standing.lag(at: now), isStandingStill: standing.isStandingStill(at: now))
        }
    }

    private static func succeeds(_ body: () async throws -> Void) async -> Bool {
        do {
            try await body()
            return true
        } catch {
            return false
        }
    }
}

/// The state of one of the engine's workers.
public struct WorkerHealth: Hashable, Sendable {
    /// The worker's name in logs, metrics and health, such as "broadcast".
    public let name: String
    /// The time since its last successful step began.
    public let lag: Duration
    /// Whether it has been idle for longer than a healthy worker would be.
    public let isStandingStill: Bool
}
