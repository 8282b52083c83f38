/// Identifies an idempotent request. Keys belong to the token's subject.
public struct IdempotencyKey: Hashable, Sendable {
    /// The subject of the token that the request came with.
    public let subject: String
    /// The value of `Idempotency-Key`, 1 to 255 visible ASCII characters.
    public let key: String

    /// The key as `subject` chose it.
    public init(subject: String, key: String) {
        self.subject = subject
        self.key = key
    }
}

/// A request that was answered, and gets the same answer when it is repeated.
public struct IdempotencyRecord: Hashable, Sendable {
    /// Whose key it is, and which.
    public let key: IdempotencyKey
    /// The operation's name in the API.
    public let operation: String
    /// SHA-256 of the path and of the canonical body, in hex.
    public let fingerprint: String
    /// What the first request was answered, and a repetition is answered again.
    public let answer: StoredAnswer
    /// When the first request was answered.
    public let createdAt: Timestamp

    /// An answer to keep, for the request that `operation` and `fingerprint` identify.
    public init(
        key: IdempotencyKey, operation: String, fingerprint: String, answer: StoredAnswer,
        createdAt: Timestamp
    ) {
        self.key = key
        self.operation = operation
        self.fingerprint = fingerprint
        self.answer = answer
        self.createdAt = createdAt
    }
}

/// The first answer to a request.
public struct StoredAnswer: Hashable, Sendable {
    /// The HTTP status.
    public let status: Int
    /// The `Location` header; nil if there was none.
    public let location: String?
    /// The body, byte for byte.
    public let body: [UInt8]

    /// An answer with this status, location and body.
    public init(status: Int, location: String?, body: [UInt8]) {
        self.status = status
        self.location = location
        self.body = body
    }
}
