/// The newest link of the audit trail, kept apart from the links: where the trail's end is missing, it shows.
public struct AuditHead: Hashable, Sendable {
    /// The number of the newest link.
    public let sequence: Int64
    public let hash: String

    public init(sequence: Int64, hash: String) {
        self.sequence = sequence
        self.hash = hash
    }
}
