public import Tron

/// Which payouts a history shows; what is nil selects nothing out.
public struct PayoutSelection: Hashable, Sendable {
    public var route: PayoutRoute?
    public var status: PayoutStatus?
    public var walletID: WalletID?
    public var batchID: BatchID?
    public var recipient: Address?
    public var reference: String?
    /// Created at this time or later.
    public var from: Timestamp?
    /// Created before this time.
    public var to: Timestamp?

    public init() {}

    /// Whether `payout` is among them.
    public func includes(_ payout: Payout) -> Bool {
        (route ?? payout.route) == payout.route && (status ?? payout.status) == payout.status
            && (walletID ?? payout.walletID) == payout.walletID
            && (batchID == nil || batchID == payout.batchID)
            && (recipient ?? payout.recipient) == payout.recipient
            && (reference == nil || reference == payout.reference)
            && from.map { payout.createdAt >= $0 } ?? true && to.map { payout.createdAt < $0 } ?? true
    }
}

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

extension PayoutService {
    /// Payouts of `selection`, newest first, behind `position`.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func history(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws -> [Payout] {
        try await PaymentError.mapping {
            try await books.store.payouts(selection, after: position, limit: limit)
        }
    }

    /// The same as lines of a table.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func lines(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws -> [PayoutLine] {
        try await PaymentError.mapping {
            try await books.store.payoutLines(selection, after: position, limit: limit)
        }
    }
}
