/// The newest link of the audit trail, stored separately from the links, so that a missing end shows.
public struct AuditHead: Hashable, Sendable {
    /// The number of the newest link.
    public let sequence: Int64
    /// The hash of the newest link, 64 hex digits.
    public let hash: String

    /// The head as it was stored.
    public init(sequence: Int64, hash: String) {
        self.sequence = sequence
        self.hash = hash
    }
}
