public import Tron

/// One payout as a line of a table.
public struct PayoutLine: Hashable, Sendable {
    /// The payout's id.
    public let id: PayoutID
    /// When it was accepted.
    public let createdAt: Timestamp
    /// When it was completed; nil until then.
    public let completedAt: Timestamp?
    /// How far it is.
    public let status: PayoutStatus
    /// The route it was ordered by.
    public let route: PayoutRoute
    /// In base58check.
    public let recipient: String
    /// What the recipient gets.
    public let amount: AssetAmount
    /// TRX burnt; nil until it is final.
    public let fee: Sun?
    /// The caller's own name for it.
    public let reference: String?
    /// Hex.
    public let txID: String?
    /// The text of the paying wallet's id.
    public let walletID: String
    /// The text of the batch's id; nil if ordered on its own.
    public let batchID: String?
    /// The subject of the token that ordered it.
    public let createdBy: String

    /// The line of `payout`.
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
        /// In base58check.
        public var recipient: String
        /// The caller's own name for the payout.
        public var reference: String?
        /// Hex; nil until something is signed.
        public var txID: String?
        /// The text of the wallet's id.
        public var walletID: String
        /// The text of the batch's id.
        public var batchID: String?
        /// The subject of the token that ordered it.
        public var createdBy: String

        /// The texts of one line.
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

    /// A line from the columns of a store, without decoding the whole payout.
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
