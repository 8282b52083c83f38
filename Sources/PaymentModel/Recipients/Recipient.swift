public import Tron

/// Whether direct payouts to a recipient are accepted.
public enum RecipientStatus: String, Codable, Sendable, CaseIterable {
    /// Waits for a second person, where trust needs one.
    case pendingApproval = "pending_approval"
    /// A recipient that was revoked is not paid any more, and can't be trusted again under the same id.
    case trusted, revoked
}

/// A trusted recipient of direct payouts. Its address never changes, and the record stays after the trust is revoked.
public struct Recipient: Codable, Hashable, Sendable {
    /// Assigned when it is registered.
    public let id: RecipientID
    /// How often it was stored; 0 when it never was. A commit that expects another version is refused.
    public var version: Int
    /// The caller's name for it, 1 to 100 characters.
    public let name: String
    /// The address that direct payouts go to.
    public let address: Address
    /// Whether it may be paid.
    public var status: RecipientStatus
    /// The most for each payout, in USDT; nil for only the route's limit.
    public let perPayoutLimit: AssetAmount?
    /// The most on each UTC day, in USDT; nil for only the route's limit.
    public let perDayLimit: AssetAmount?
    /// The caller's own entries, returned unchanged.
    public let metadata: [String: String]
    /// The subject of the token that registered it.
    public let createdBy: String
    /// When it was registered; the policy's waiting time begins then.
    public let createdAt: Timestamp
    /// The second person, where trust needed one.
    public var approvedBy: String?
    /// When trust in it ended; nil while it lasts.
    public var revokedAt: Timestamp?

    /// A recipient from `order`, which is trusted unless its `status` says that it waits.
    public init(
        id: RecipientID, order: RecipientOrder, status: RecipientStatus = .trusted, createdBy: String,
        createdAt: Timestamp
    ) {
        self.id = id
        version = 0
        name = order.name
        address = order.address
        self.status = status
        perPayoutLimit = order.perPayoutLimit
        perDayLimit = order.perDayLimit
        metadata = order.metadata
        self.createdBy = createdBy
        self.createdAt = createdAt
    }
}

extension Recipient {
    /// Trusts it, as the second `person`. Returns false if it is trusted already.
    ///
    /// - Throws: `PaymentError` with `selfApproval`, `invalidState`.
    package mutating func approve(by person: String) throws(PaymentError) -> Bool {
        switch status {
        case .trusted: return false
        case .revoked: throw PaymentError(.invalidState, "It is revoked. Register the address again.")
        case .pendingApproval:
            guard person != createdBy else {
                throw PaymentError(
                    .selfApproval, "Somebody else has to approve the recipient that you registered.")
            }
            status = .trusted
            approvedBy = person
            return true
        }
    }
}

/// A recipient to register. Every value is parsed.
public struct RecipientOrder: Hashable, Sendable {
    /// The caller's name for it, 1 to 100 characters.
    public var name: String
    /// The address to trust.
    public var address: Address
    /// In USDT.
    public var perPayoutLimit: AssetAmount?
    /// In USDT.
    public var perDayLimit: AssetAmount?
    /// The caller's own entries, at most 32.
    public var metadata: [String: String]

    /// An order without limits of its own.
    public init(name: String, address: Address) {
        self.name = name
        self.address = address
        metadata = [:]
    }
}
