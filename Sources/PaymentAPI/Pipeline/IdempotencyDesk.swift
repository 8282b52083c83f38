import PaymentModel
import Payments
import Synchronization

/// Gives a repeated request the answer of the first one. First answers are stored with the records that they
/// describe. This keeps only which requests are in progress, so that a repetition does not run at the same time as
/// its original.
final class IdempotencyDesk: Sendable {
    private let store: any Store
    private let inWork = Mutex<Set<IdempotencyKey>>([])

    private enum Limits {
        static let retryAfterSeconds = 1
    }

    init(store: any Store) {
        self.store = store
    }

    /// Runs `body` if the key is new; otherwise returns the first answer, with `isReplay`.
    func answer(
        _ context: IdempotencyContext, _ body: () async throws -> Answer
    ) async throws -> (answer: Answer, isReplay: Bool) {
        guard inWork.withLock({ $0.insert(context.key).inserted }) else {
            if let first = try await stored(context) { return (first, true) }
            var problem = Problem(.idempotencyInFlight, "Try again in a moment.")
            problem.retryAfterSeconds = Limits.retryAfterSeconds
            throw problem
        }
        defer { _ = inWork.withLock { $0.remove(context.key) } }
        if let first = try await stored(context) { return (first, true) }
        do {
            return (try await body(), false)
        } catch let error as StoreError where error.code == .idempotencyKeyTaken {
            // Another instance was faster.
            guard let first = try await stored(context) else { throw error }
            return (first, true)
        }
    }

    private func stored(_ context: IdempotencyContext) async throws -> Answer? {
        let record: IdempotencyRecord?
        do {
            record = try await store.idempotencyRecord(context.key)
        } catch {
            throw Problem(.storeUnavailable, "The store cannot be used now. Try again later.")
        }
        guard let record else { return nil }
        guard record.operation == context.operation, record.fingerprint == context.fingerprint else {
            throw Problem(
                .idempotencyMismatch, "This key was used for another request. Use a new key for each order.")
        }
        return Answer(record.answer)
    }
}
