/// What names an idempotent request: keys belong to the token's subject.
public struct IdempotencyKey: Hashable, Sendable {
    public let subject: String
    public let key: String

    public init(subject: String, key: String) {
        self.subject = subject
        self.key = key
    }
}

/// A request that was answered once and will be answered the same again.
public struct IdempotencyRecord: Hashable, Sendable {
    public let key: IdempotencyKey
    /// The operation's name in the API.
    public let operation: String
    /// SHA-256 of the request's canonical body, hex.
    public let fingerprint: String
    public let answer: StoredAnswer
    public let createdAt: Timestamp

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

/// An answer as it went out first.
public struct StoredAnswer: Hashable, Sendable {
    public let status: Int
    public let location: String?
    public let body: [UInt8]

    public init(status: Int, location: String?, body: [UInt8]) {
        self.status = status
        self.location = location
        self.body = body
    }
}
