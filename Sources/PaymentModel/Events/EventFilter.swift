/// Which events of the feed somebody reads.
public struct EventFilter: Hashable, Sendable {
    /// What events are about: the first part of their types.
    public enum Area: String, CaseIterable, Sendable {
        /// Each is a word before the point.
        case wallet, transaction, transfer, payout, reconciliation
    }

    /// Exact ("payout.completed"), or a prefix that ends with a point ("payout."); nil for all.
    public var type: String?
    /// What may be read. Events of no known area are read by nobody.
    public var areas: Set<Area>

    /// Events of a type, or of all types, within `areas`.
    public init(type: String? = nil, areas: Set<Area> = Set(Area.allCases)) {
        self.type = type
        self.areas = areas
    }

    /// Whether events of the type `type` are among them.
    public func includes(_ type: String) -> Bool {
        guard let area = Area(rawValue: String(type.prefix { $0 != "." })), areas.contains(area) else {
            return false
        }
        guard let wanted = self.type else { return true }
        return wanted.hasSuffix(".") ? type.hasPrefix(wanted) : type == wanted
    }
}
