import PaymentModel
import PaymentStores
import Payments
import Synchronization
import TronNode

/// What had to be asked for: how store and nodes were a moment ago.
struct Observation: Sendable {
    let at: Timestamp
    let readiness: [String: Bool]
    let nodes: [NodeHealth]
    let position: FollowerPosition?
    let audit: AuditHead?
    let sizes: StoreSizes
    /// Nil without a folder for copies.
    let backup: BackupAge?

    /// How old the copies of the store are.
    struct BackupAge: Sendable {
        let newest: Timestamp?
        let interval: Duration
    }
}

/// Asks store and nodes again and again, so that reading the metrics asks nobody, however often it is done.
final class MetricsObserver: Sendable {
    private enum Pace {
        /// Between two observations.
        static let pause = Duration.seconds(10)
        /// An observation that is older says nothing of now: a store or a disk that hangs holds up the next one.
        static let lifetime = Duration.seconds(60)
    }

    private let system: PaymentServices
    private let store: SQLiteStore
    private let backup: (folder: BackupFolder, interval: Duration)?
    private let last = Mutex<Observation?>(nil)

    init(system: PaymentServices, store: SQLiteStore, backup: BackupSettings) {
        self.system = system
        self.store = store
        self.backup = backup.directory.map { (BackupFolder(path: $0), backup.interval) }
    }

    /// The last observation; nil before the first.
    var observation: Observation? { last.withLock(\.self) }

    /// Each part and whether it could be used a moment ago: nothing can, where that is not known.
    func readiness(at now: Timestamp) -> [String: Bool] {
        guard let observation else { return ["store": false, "node": false] }
        guard now.since(observation.at) <= Pace.lifetime else {
            return observation.readiness.mapValues { _ in false }
        }
        return observation.readiness
    }

    /// Observes until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            let observation = await observe()
            last.withLock { $0 = observation }
            // Cancellation ends the loop.
            try? await system.clock.sleep(for: Pace.pause)
        }
    }

    private func observe() async -> Observation {
        async let readiness = system.health.readiness()
        async let nodes = system.network.nodes()
        // A store that can't be read shows in the readiness.
        let position = try? await store.followerPosition()
        let audit = try? await store.auditHead()
        return await Observation(
            at: system.clock.now(), readiness: readiness, nodes: nodes, position: position, audit: audit,
            sizes: store.sizes(),
            backup: backup.map { .init(newest: try? $0.folder.newest(), interval: $0.interval) })
    }
}
