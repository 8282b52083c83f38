package import PaymentModel
import Synchronization

/// How each of the engine's workers stands: when it last did what it is for, and what keeps it from it.
package final class WorkerStandings: Sendable {
    /// How one worker stands.
    package struct Standing: Sendable {
        /// When its last step began that did not fail; when it was started, where none has.
        package var since: Timestamp
        /// How long a healthy worker may be between two steps.
        package let patience: Duration
        /// Why its last step failed; nil if it did not.
        package var failure: String?

        /// How long ago its last step began that did not fail.
        package func lag(at now: Timestamp) -> Duration { max(.zero, now.since(since)) }

        /// Whether it has done nothing for longer than a healthy worker would.
        package func isStandingStill(at now: Timestamp) -> Bool { lag(at: now) > patience }
    }

    private let standings = Mutex<[String: Standing]>([:])

    /// No worker has started yet.
    package init() {}

    /// All workers that were started, by name.
    package var all: [String: Standing] { standings.withLock(\.self) }

    /// Takes note that a worker begins its work.
    package func start(_ name: String, patience: Duration, at now: Timestamp) {
        standings.withLock { $0[name] = Standing(since: now, patience: patience) }
    }

    /// Takes note of a step that began at `time` and did what it should.
    package func succeed(_ name: String, at time: Timestamp) {
        standings.withLock { standings in
            standings[name]?.since = time
            standings[name]?.failure = nil
        }
    }

    /// Takes note of a step that failed.
    package func fail(_ name: String, _ reason: String) {
        standings.withLock { $0[name]?.failure = reason }
    }
}
