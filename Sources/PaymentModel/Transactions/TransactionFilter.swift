/// Which transactions a list shows.
public struct TransactionFilter: Hashable, Sendable {
    public var walletID: WalletID?
    public var status: TransactionStatus?
    public var kind: TransactionKind?
    /// Created at this time or later.
    public var from: Timestamp?
    /// Created before this time.
    public var to: Timestamp?

    public init() {}
}
