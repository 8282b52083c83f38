import Logging
import Payments
public import ServiceLifecycle

/// The workers that carry every accepted order to its end. After a restart they continue from what is stored, with
/// the same steps as always.
public struct PaymentEngine: Service {
    private let network: NetworkGuard
    let workers: [any Worker]
    private let standings: WorkerStandings
    private let clock: any ServiceClock
    private let logger: Logger

    init(
        network: NetworkGuard, workers: [any Worker], standings: WorkerStandings, clock: any ServiceClock,
        logger: Logger
    ) {
        self.network = network
        self.workers = workers
        self.standings = standings
        self.clock = clock
        self.logger = logger
    }

    /// Runs until the service shuts down, then finishes the step in hand.
    ///
    /// - Throws: `NetworkRefusal` if a node shows that this is another network than configured.
    public func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await work() }
        } catch is CancellationError {
            // It was told to stop while it still waited for a node: it had nothing in hand.
        }
    }

    /// Works until the task is cancelled, independently of a service group.
    package func work() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            // Being without a node is no special path: whoever needs one waits for it, and all else goes on.
            group.addTask {
                do {
                    try await network.confirm(retryingEvery: WorkerLoop.Pace.afterFailure)
                } catch is CancellationError {
                    // The service is to end: that is no failure.
                }
            }
            let watch = WorkerWatch(standings: standings, clock: clock, logger: logger)
            for worker in workers + [watch] {
                let loop = WorkerLoop(
                    worker: worker, network: network, standings: standings, clock: clock, logger: logger)
                group.addTask { await loop.run() }
            }
            // The first that fails ends the others.
            while try await group.next() != nil {}
        }
    }
}
