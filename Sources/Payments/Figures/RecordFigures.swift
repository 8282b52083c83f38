public import PaymentModel

/// What is open among payouts and transactions, and what has become of them since the start.
public struct RecordFigures: Sendable {
    /// Payouts of one status, route and asset.
    public struct PayoutCell: Hashable, Sendable {
        /// Their status.
        public let status: PayoutStatus
        /// The route they were ordered by.
        public let route: PayoutRoute
        /// The symbol of their asset.
        public let asset: String

        /// The cell of these values.
        public init(status: PayoutStatus, route: PayoutRoute, asset: String) {
            self.status = status
            self.route = route
            self.asset = asset
        }
    }

    /// Transactions of one status, kind and asset.
    public struct TransactionCell: Hashable, Sendable {
        /// Their status.
        public let status: TransactionStatus
        /// What they do.
        public let kind: TransactionKind
        /// The symbol of the asset that they move; nil if they move none.
        public let asset: String?
    }

    /// The number of open payouts in each cell that ever had one.
    public internal(set) var openPayouts: [PayoutCell: Int] = [:]
    /// The number of open transactions in each cell that ever had one.
    public internal(set) var openTransactions: [TransactionCell: Int] = [:]
    /// How many payouts have come into each cell since the start.
    public internal(set) var payoutsEntered: [PayoutCell: Int64] = [:]
    /// How many transactions have come into each cell since the start.
    public internal(set) var transactionsEntered: [TransactionCell: Int64] = [:]
    /// How many open records wait for each thing, and since when.
    public internal(set) var standings: [Wait: Standing] = [:]
    /// How long payouts were in each status that they have left, in seconds.
    public internal(set) var payoutTimes: [PayoutStatus: Distribution] = [:]
    /// How long transactions were in each status that they have left, in seconds.
    public internal(set) var transactionTimes: [TransactionStatus: Distribution] = [:]
    /// How long payouts took from their acceptance to their completion, in seconds.
    public internal(set) var completionTimes: [PayoutRoute: Distribution] = [:]

    init() {}
}
