package import PaymentModel
import Synchronization

/// The state of each of the engine's workers: when it last succeeded, and why it fails.
package final class WorkerStandings: Sendable {
    /// The state of one worker.
    package struct Standing: Sendable {
        /// When its last successful step began, or when it was started.
        package var since: Timestamp
        /// The longest time between two steps of a healthy worker.
        package let patience: Duration
        /// Why its last step failed; nil if it did not.
        package var failure: String?

        /// How long ago its last successful step began.
        package func lag(at now: Timestamp) -> Duration { max(.zero, now.since(since)) }

        /// Whether it has been idle for longer than a healthy worker would be.
        package func isStandingStill(at now: Timestamp) -> Bool { lag(at: now) > patience }
    }

    private let standings = Mutex<[String: Standing]>([:])

    /// No worker has started yet.
    package init() {}

    /// All workers that were started, by name.
    package var all: [String: Standing] { standings.withLock(\.self) }

    /// Notes that a worker has started.
    package func start(_ name: String, patience: Duration, at now: Timestamp) {
        standings.withLock { $0[name] = Standing(since: now, patience: patience) }
    }

    /// Notes a successful step that began at `time`.
    package func succeed(_ name: String, at time: Timestamp) {
        standings.withLock { standings in
            standings[name]?.since = time
            standings[name]?.failure = nil
        }
    }

    /// Notes a failed step.
    package func fail(_ name: String, _ reason: String) {
        standings.withLock { $0[name]?.failure = reason }
    }
}
