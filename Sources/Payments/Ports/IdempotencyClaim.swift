public import PaymentModel

/// A caller's claim that a repeated request gets the same answer. The answer is made from the record inside the use
/// case, so that both are stored in one commit.
public struct IdempotencyClaim<Record: Sendable>: Sendable {
    /// The key, with the subject that it belongs to.
    public let key: IdempotencyKey
    /// The operation's name in the API, such as "createPayoutV0".
    public let operation: String
    /// SHA-256 of the path and of the canonical body, in hex.
    public let fingerprint: String
    /// The first answer, for the record as it was accepted.
    public let answer: @Sendable (Record) -> StoredAnswer

    /// A claim to `key`, for the request that `operation` and `fingerprint` identify.
    public init(
        key: IdempotencyKey, operation: String, fingerprint: String,
        answer: @escaping @Sendable (Record) -> StoredAnswer
    ) {
        self.key = key
        self.operation = operation
        self.fingerprint = fingerprint
        self.answer = answer
    }

    func record(for result: Record, at time: Timestamp) -> IdempotencyRecord {
        IdempotencyRecord(
            key: key, operation: operation, fingerprint: fingerprint, answer: answer(result), createdAt: time)
    }
}
