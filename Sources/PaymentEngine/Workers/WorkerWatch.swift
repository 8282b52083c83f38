import Logging
import Payments
import Synchronization

/// Logs when a worker stalls and when it continues: one that hangs in a step can't log it itself.
struct WorkerWatch: Worker {
    let name = "watch"
    let wakes = Signal()
    let interval = Duration.seconds(10)
    let needsNetwork = false
    let standings: WorkerStandings
    let clock: any ServiceClock
    let logger: Logger
    private let reported = Reported()

    /// The workers that were logged as stalled.
    private final class Reported: Sendable {
        let names = Mutex<Set<String>>([])
    }

    init(standings: WorkerStandings, clock: any ServiceClock, logger: Logger) {
        self.standings = standings
        self.clock = clock
        self.logger = logger
    }

    func step() async -> Bool {
        let now = clock.now()
        for (name, standing) in standings.all.sorted(by: { $0.key < $1.key }) where name != self.name {
            let isStanding = standing.isStandingStill(at: now)
            let isNews = reported.names.withLock { names in
                isStanding ? names.insert(name).inserted : names.remove(name) != nil
            }
            guard isNews else { continue }
            if isStanding {
                logger.error(
                    "worker stands still",
                    metadata: [
                        "worker": "\(name)", "seconds": "\(standing.lag(at: now).components.seconds)",
                        "reason": "\(standing.failure ?? "its step does not end")",
                    ])
            } else {
                logger.notice("worker goes on", metadata: ["worker": "\(name)"])
            }
        }
        return false
    }
}
