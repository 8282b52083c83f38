import PaymentModel
import Payments
import Synchronization

/// The wall clock of one simulated machine: it runs with the scheduler's time, and may be wrong, and jump.
final class SimulatedClock: ServiceClock {
    private let scheduler: Scheduler
    private let offset = Mutex<Int64>(0)

    init(_ scheduler: Scheduler) {
        self.scheduler = scheduler
    }

    /// Moves the clock by `milliseconds`, also backwards.
    func jump(by milliseconds: Int64) { offset.withLock { $0 += milliseconds } }

    /// Sets the clock right.
    func correct() { offset.withLock { $0 = 0 } }

    func now() -> Timestamp {
        Timestamp(milliseconds: scheduler.now + offset.withLock(\.self))
    }

    func sleep(for duration: Duration) async throws {
        let (seconds, attoseconds) = duration.components
        try await scheduler.sleep(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
}
