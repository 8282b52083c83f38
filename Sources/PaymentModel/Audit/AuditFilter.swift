/// Which events of the audit trail a list shows.
public struct AuditFilter: Hashable, Sendable {
    /// Exactly this actor; nil for all.
    public var actor: String?
    /// Exactly this action; nil for all.
    public var action: String?
    /// The id of one record; nil for all.
    public var resourceID: String?
    /// Not before this time; nil for the beginning.
    public var from: Timestamp?
    /// Not included; nil for now.
    public var to: Timestamp?

    /// All events.
    public init() {}

    /// Whether the list shows `entry`. Texts are compared byte by byte.
    public func includes(_ entry: AuditEntry) -> Bool {
        Self.matches(actor, entry.actor) && Self.matches(action, entry.action)
            && Self.matches(resourceID, entry.resourceID)
            && entry.at >= from ?? entry.at && to.map { entry.at < $0 } ?? true
    }

    private static func matches(_ wanted: String?, _ found: String?) -> Bool {
        guard let wanted else { return true }
        return found.map { wanted.utf8.elementsEqual($0.utf8) } ?? false
    }
}
