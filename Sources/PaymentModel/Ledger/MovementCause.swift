public import Tron

/// What a statement shows of the transaction that moved something.
public struct MovementCause: Hashable, Sendable {
    /// What the transaction was to do.
    public let kind: TransactionKind
    /// The other side; nil if the transaction has none.
    public let recipient: Address?
    /// The payout that it pays; nil if it pays none.
    public let payoutID: PayoutID?
    /// Its id on the chain; nil before it has a receipt.
    public let txID: TransactionID?
    /// The time of its block; the beginning of 1970 before it has a receipt.
    public let at: Timestamp

    /// A transaction of which this is known.
    public init(
        kind: TransactionKind, recipient: Address?, payoutID: PayoutID?, txID: TransactionID?, at: Timestamp
    ) {
        self.kind = kind
        self.recipient = recipient
        self.payoutID = payoutID
        self.txID = txID
        self.at = at
    }

    /// What `record` shows.
    public init(_ record: TransactionRecord) {
        self.init(
            kind: record.intent.kind, recipient: record.intent.recipient, payoutID: record.payoutID,
            txID: record.receipt?.txID,
            at: Timestamp(milliseconds: record.receipt?.blockTime.milliseconds ?? 0))
    }
}
