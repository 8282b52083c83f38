/// One entry of the feed: a change of a record, and the record right after it.
public struct FeedEvent: Hashable, Sendable {
    /// Ids ascend with the order of the feed.
    public let id: FeedEventID
    /// A noun and a past participle: `payout.completed`.
    public let type: String
    /// When the change was committed.
    public let at: Timestamp
    /// The record as it was right after the change.
    public let record: FeedRecord

    /// An event about `record`.
    public init(id: FeedEventID, type: String, at: Timestamp, record: FeedRecord) {
        self.id = id
        self.type = type
        self.at = at
        self.record = record
    }
}

/// The record that an event is about. Stores keep a wallet here without its key: a re-wrapped key must not live on
/// under the old master key in the feed.
public enum FeedRecord: Hashable, Sendable {
    /// A wallet was created or changed.
    case wallet(Wallet)
    /// A transaction record was created or changed.
    case transaction(TransactionRecord)
    /// A payout was created or changed.
    case payout(Payout)
    /// A difference between books and chain, or an opening balance.
    case reconciliation(Reconciliation)
    /// A deposit, or a transfer that the wallet's key signed elsewhere.
    case transfer(WalletTransfer)

    /// The record's id as text; for a comparison or a transfer, the wallet's.
    public var resourceID: String {
        switch self {
        case .wallet(let wallet): wallet.id.text
        case .transaction(let transaction): transaction.id.text
        case .payout(let payout): payout.id.text
        case .reconciliation(let reconciliation): reconciliation.walletID.text
        case .transfer(let transfer): transfer.walletID.text
        }
    }
}
