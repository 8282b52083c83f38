import PaymentModel
import PaymentStores
import Payments

/// Where the metrics of a running service come from.
struct MetricsSource: Sendable {
    let system: PaymentServices
    let store: SQLiteStore
    let registry: MetricRegistry
    let observer: MetricsObserver
    let startedAt: Timestamp
    private let started = ContinuousClock.now

    init(
        system: PaymentServices, store: SQLiteStore, registry: MetricRegistry, backup: BackupSettings
    ) {
        self.system = system
        self.store = store
        self.registry = registry
        observer = MetricsObserver(system: system, store: store, backup: backup)
        startedAt = system.clock.now()
    }

    /// How far the wall clock has moved against the monotonic one since the start.
    func clockOffset(at now: Timestamp) -> Duration { now.since(startedAt) - started.duration(to: .now) }
}
