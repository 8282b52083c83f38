import PaymentModel
import Synchronization

/// Wakes tasks that wait for a change. A signal with no waiters is latched for the next one.
package final class Signal: Sendable {
    private struct State {
        var rings: UInt64 = 0
        var nextWaiter: UInt64 = 0
        var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
    }
    private let state = Mutex(State())

    /// A signal that has not rung yet.
    package init() {}

    /// How often it has rung. Pass it to `wait` so that no signal in between is missed.
    package var rings: UInt64 { state.withLock(\.rings) }

    /// Wakes all waiting tasks.
    func ring() {
        let waiters = state.withLock { state in
            state.rings += 1
            defer { state.waiters = [:] }
            return state.waiters
        }
        // The longest waiting is woken first, so that the order is always the same.
        for waiter in waiters.sorted(by: { $0.key < $1.key }) { waiter.value.resume() }
    }

    /// Returns once it rang since `seen`, or `duration` has passed, or the task is cancelled.
    package func wait(since seen: UInt64, atMost duration: Duration, on clock: any ServiceClock) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait(since: seen) }
            // Cancellation ends the wait too; the caller checks its task itself.
            group.addTask { try? await clock.sleep(for: duration) }
            await group.next()
            group.cancelAll()
        }
    }

    private func wait(since seen: UInt64) async {
        let token = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.rings != seen || Task.isCancelled { return true }
                    state.waiters[token] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: token) }?.resume()
        }
    }
}
