/// Which transactions a list shows.
public struct TransactionFilter: Hashable, Sendable {
    /// Only transactions of this wallet; nil for all.
    public var walletID: WalletID?
    /// Only transactions with this status; nil for all.
    public var status: TransactionStatus?
    /// Only transactions of this kind; nil for all.
    public var kind: TransactionKind?
    /// Created at this time or later.
    public var from: Timestamp?
    /// Created before this time.
    public var to: Timestamp?

    /// All transactions.
    public init() {}
}
