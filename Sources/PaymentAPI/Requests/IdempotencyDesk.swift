import Crypto
import PaymentModel
import Payments
import StrictJSON
import Synchronization
import Tron

/// Answers a request that was answered before the same again. What is answered first is stored with the record that it
/// tells of; here is only who is in work right now, so that a repetition does not run beside the first.
final class IdempotencyDesk: Sendable {
    private let store: any Store
    private let inWork = Mutex<Set<IdempotencyKey>>([])

    private enum Limits {
        static let keyLength = 1...255
        static let retryAfterSeconds = 1
    }

    init(store: any Store) {
        self.store = store
    }

    /// What names the request, from the header `value`; nil where it sent none and need not.
    func context(
        of operation: Operation, value: String?, subject: String, path: String, body: JSON?
    ) throws(Problem) -> IdempotencyContext? {
        guard operation.idempotency != .ignored else { return nil }
        guard let value else {
            guard operation.idempotency == .optional else {
                throw Problem(
                    .idempotencyKeyRequired,
                    "Send an Idempotency-Key, best a UUID, so that a repeated request is answered and not done twice."
                )
            }
            return nil
        }
        guard Limits.keyLength.contains(value.utf8.count),
            value.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw Problem.invalid([
                .init("header:Idempotency-Key", "must be 1 to 255 visible ASCII characters")
            ])
        }
        var hash = SHA256()
        hash.update(data: Array((path + "\n").utf8))
        hash.update(data: (body ?? .null).canonical())
        return IdempotencyContext(
            key: IdempotencyKey(subject: subject, key: value), operation: operation.id,
            fingerprint: Array(hash.finalize()).hex)
    }

    /// Runs `body` where the key is new; otherwise what was answered first, with `isReplay`.
    func answer(
        _ context: IdempotencyContext, _ body: () async throws -> Answer
    ) async throws -> (answer: Answer, isReplay: Bool) {
        guard inWork.withLock({ $0.insert(context.key).inserted }) else {
            if let first = try await stored(context) { return (first, true) }
            var problem = Problem(.idempotencyInFlight, "Ask again in a moment.")
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
                .idempotencyMismatch, "This key was used for another request. Use a new one for each order.")
        }
        return Answer(record.answer)
    }
}

extension OperationRequest {
    /// The claim of the request's key on the record that it makes, answered by `answer`.
    func claim<Record: Sendable>(
        answering answer: @escaping @Sendable (Record) -> Answer
    ) -> IdempotencyClaim<Record>? {
        idempotency.map { context in
            IdempotencyClaim(
                key: context.key, operation: context.operation, fingerprint: context.fingerprint
            ) { answer($0).stored }
        }
    }
}
