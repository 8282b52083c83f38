public import Tron

/// What a caller asks for when ordering a payout; every value is parsed, none is judged yet.
public struct PayoutOrder: Hashable, Sendable {
    public var route: PayoutRoute
    /// The wallet that pays; nil for the configured one.
    public var walletID: WalletID?
    public var recipient: Address
    public var recipientID: RecipientID?
    public var kycLevel: Int?
    public var amount: AssetAmount
    public var reference: String?
    public var description: String?
    public var memo: String?
    public var priority: Int
    public var scheduledAt: Timestamp?
    public var batchID: BatchID?
    public var metadata: [String: String]

    public init(route: PayoutRoute, recipient: Address, amount: AssetAmount) {
        self.route = route
        self.recipient = recipient
        self.amount = amount
        priority = Self.defaultPriority
        metadata = [:]
    }

    /// Where the caller says nothing.
    public static let defaultPriority = 5
}

/// A batch of payouts, accepted all together.
public enum PayoutBatch: Identified {
    public static let identifierPrefix = "bat"
}
