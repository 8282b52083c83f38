public import Tron

/// One payout as a line of a table.
public struct PayoutLine: Hashable, Sendable {
    public let id: PayoutID
    public let createdAt: Timestamp
    public let completedAt: Timestamp?
    public let status: PayoutStatus
    public let route: PayoutRoute
    /// In base58check.
    public let recipient: String
    public let amount: AssetAmount
    public let fee: Sun?
    public let reference: String?
    /// Hex.
    public let txID: String?
    public let walletID: String
    public let batchID: String?
    public let createdBy: String

    public init(_ payout: Payout) {
        self.init(
            id: payout.id, createdAt: payout.createdAt, status: payout.status, route: payout.route,
            amount: payout.amount,
            texts: Texts(
                recipient: payout.recipient.base58, reference: payout.reference, txID: payout.txID?.hex,
                walletID: payout.walletID.text, batchID: payout.batchID?.text, createdBy: payout.createdBy),
            end: (payout.completedAt, payout.fee))
    }

    /// What stands in a line as it is stored.
    public struct Texts: Sendable {
        public var recipient: String
        public var reference: String?
        public var txID: String?
        public var walletID: String
        public var batchID: String?
        public var createdBy: String

        public init(
            recipient: String, reference: String?, txID: String?, walletID: String, batchID: String?,
            createdBy: String
        ) {
            self.recipient = recipient
            self.reference = reference
            self.txID = txID
            self.walletID = walletID
            self.batchID = batchID
            self.createdBy = createdBy
        }
    }

    public init(
        id: PayoutID, createdAt: Timestamp, status: PayoutStatus, route: PayoutRoute, amount: AssetAmount,
        texts: Texts, end: (completedAt: Timestamp?, fee: Sun?)
    ) {
        self.id = id
        self.createdAt = createdAt
        completedAt = end.completedAt
        self.status = status
        self.route = route
        recipient = texts.recipient
        self.amount = amount
        fee = end.fee
        reference = texts.reference
        txID = texts.txID
        walletID = texts.walletID
        batchID = texts.batchID
        createdBy = texts.createdBy
    }
}
