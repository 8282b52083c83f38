public import Tron

/// What a caller asks for when ordering a payout; every value is parsed, none is judged yet.
public struct PayoutOrder: Hashable, Sendable {
    public var route: PayoutRoute
    /// The wallet that pays; nil for the configured one.
    public var walletID: WalletID?
    public var recipient: Address
    public var recipientID: RecipientID?
    /// A KYC attestation as it came, for the kyc route; judged when the order is.
    public var attestation: String?
    /// What the attestation says, once it is judged.
    public var kycLevel: Int?
    public var kycAttestationID: String?
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

    /// An order by the direct route. Whom the id names is looked up when it is judged; until then it pays nobody.
    public init(trusted id: RecipientID, amount: AssetAmount) {
        self.init(route: .direct, recipient: .zero, amount: amount)
        recipientID = id
    }

    /// Where the caller says nothing.
    public static let defaultPriority = 5
}

extension PayoutOrder {
    /// The counters that it counts in when it is accepted at `time`.
    package func counters(at time: Timestamp) -> [CounterKey] {
        PayoutScope.counters(of: amount.asset, route: route, recipient: recipient, at: time)
    }

    /// What its transaction is to do.
    package var intent: TransactionIntent { .transfer(of: amount, to: recipient) }
}
