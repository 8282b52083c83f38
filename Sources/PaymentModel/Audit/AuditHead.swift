/// The newest link of the audit trail, kept apart from the links: where the trail's end is missing, it shows.
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
