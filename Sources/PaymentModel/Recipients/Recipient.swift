public import Tron

/// Whether direct payouts to a recipient are accepted.
public enum RecipientStatus: String, Codable, Sendable, CaseIterable {
    case trusted, revoked
}

/// A trusted recipient of direct payouts. Its address never changes; where trust ends, the record stays.
public struct Recipient: Codable, Hashable, Sendable {
    public let id: RecipientID
    /// How often it was stored; 0 when it never was. A commit that expects another version is refused.
    public var version: Int
    public let name: String
    public let address: Address
    public var status: RecipientStatus
    /// For each payout, in USDT; nil where there is none beside the route's.
    public let perPayoutLimit: AssetAmount?
    /// For each UTC day, in USDT; nil where there is none beside the route's.
    public let perDayLimit: AssetAmount?
    public let metadata: [String: String]
    public let createdBy: String
    public let createdAt: Timestamp
    public var revokedAt: Timestamp?

    public init(id: RecipientID, order: RecipientOrder, createdBy: String, createdAt: Timestamp) {
        self.id = id
        version = 0
        name = order.name
        address = order.address
        status = .trusted
        perPayoutLimit = order.perPayoutLimit
        perDayLimit = order.perDayLimit
        metadata = order.metadata
        self.createdBy = createdBy
        self.createdAt = createdAt
    }
}

/// Whom a caller wants to trust; every value is parsed.
public struct RecipientOrder: Hashable, Sendable {
    public var name: String
    public var address: Address
    /// In USDT.
    public var perPayoutLimit: AssetAmount?
    /// In USDT.
    public var perDayLimit: AssetAmount?
    public var metadata: [String: String]

    public init(name: String, address: Address) {
        self.name = name
        self.address = address
        metadata = [:]
    }
}
