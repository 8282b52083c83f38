import PaymentModel
import Synchronization

/// Work in progress, by key: a caller who wants the same result joins it instead of starting it again.
///
/// A failure reaches the callers that wait now; the next one starts again. A cancelled caller leaves and the others
/// stay. The work is cancelled when no caller is left.
final class SingleFlight<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Flight {
        let number: Int
        var waiters: [Int: CheckedContinuation<Value, any Error>] = [:]
        /// Nil until it is started.
        var work: Task<Void, Never>?
    }
    private struct State {
        var flights: [Key: Flight] = [:]
        /// Numbers flights and waiters; no number is used twice.
        var lastNumber = 0

        mutating func nextNumber() -> Int {
            lastNumber += 1
            return lastNumber
        }
    }
    private let state = Mutex(State())

    /// How many callers wait for `key`.
    func waiters(of key: Key) -> Int { state.withLock { $0.flights[key]?.waiters.count ?? 0 } }

    /// The result of `work`: of the flight in progress for `key`, or of a new one.
    ///
    /// - Throws: What `work` throws; `CancellationError` if the caller's own task is cancelled.
    func value(
        of key: Key, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let waiter = state.withLock { $0.nextNumber() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                join(key, as: waiter, continuation, work)
            }
        } onCancel: {
            leave(key, as: waiter)
        }
    }

    private func join(
        _ key: Key, as waiter: Int, _ continuation: CheckedContinuation<Value, any Error>,
        _ work: @escaping @Sendable () async throws -> Value
    ) {
        let isGone = state.withLock { state in
            // Cancelled before it waits: nothing would remove it again.
            if Task.isCancelled { return true }
            let isNew = state.flights[key] == nil
            var flight = state.flights[key] ?? Flight(number: state.nextNumber())
            flight.waiters[waiter] = continuation
            if isNew {
                let number = flight.number
                flight.work = Task { await self.fly(key, number, work) }
            }
            state.flights[key] = flight
            return false
        }
        if isGone { continuation.resume(throwing: CancellationError()) }
    }

    private func fly(_ key: Key, _ number: Int, _ work: @Sendable () async throws -> Value) async {
        let result: Result<Value, any Error>
        do {
            result = .success(try await work())
        } catch {
            result = .failure(error)
        }
        let waiters = state.withLock { state -> [CheckedContinuation<Value, any Error>] in
            guard state.flights[key]?.number == number, let flight = state.flights.removeValue(forKey: key)
            else { return [] }
            return Array(flight.waiters.values)
        }
        for waiter in waiters { waiter.resume(with: result) }
    }

    private func leave(_ key: Key, as waiter: Int) {
        let (continuation, abandoned) = state.withLock { state in
            let continuation = state.flights[key]?.waiters.removeValue(forKey: waiter)
            guard continuation != nil, state.flights[key]?.waiters.isEmpty == true else {
                return (continuation, Task<Void, Never>?.none)
            }
            return (continuation, state.flights.removeValue(forKey: key)?.work)
        }
        abandoned?.cancel()
        continuation?.resume(throwing: CancellationError())
    }
}
