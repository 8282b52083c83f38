public import PaymentModel
public import Tron

/// Keeps records for ever. One suite of contract tests runs against every implementation.
///
/// Once `commit` has returned, the change survives a crash at any later point.
public protocol Store: PayoutArchive, TransferArchive, RenderedLists {
    /// Applies all of `change` or nothing.
    ///
    /// If several conditions fail, a taken idempotency key is reported first, so that a repeated request finds its
    /// answer; then versions and unique values, then counters. A change that is `unavailable` may have been applied,
    /// if the store was lost while answering: the versions of the records show it. Cancelling the task does not
    /// cancel the commit.
    func commit(_ change: Change) async throws(StoreError)

    /// Wallets after `id`, in the order of their ids; nil begins with the first.
    func wallets(after id: WalletID?, limit: Int) async throws(StoreError) -> [Wallet]
    /// The wallet with this id.
    func wallet(_ id: WalletID) async throws(StoreError) -> Wallet?
    /// The wallet of this address.
    func wallet(at address: Address) async throws(StoreError) -> Wallet?
    /// The oldest local wallet that is not archived: the default to pay from, frozen or not.
    func oldestLocalWallet() async throws(StoreError) -> Wallet?

    /// The transaction record with this id.
    func transaction(_ id: TransactionRecordID) async throws(StoreError) -> TransactionRecord?
    /// Records in `queued` that are due at `time`: wallet by wallet as `turn` says, and within a wallet by priority,
    /// then the longest due first.
    func transactionsToSign(
        at time: Timestamp, turn: QueueTurn
    ) async throws(StoreError) -> [TransactionRecord]
    /// Records in `signed` or `broadcast` that are due at `time`, the longest due first.
    func transactionsToBroadcast(
        at time: Timestamp, limit: Int
    ) async throws(StoreError) -> [TransactionRecord]
    /// Open records whose newest attempt is one of `ids`.
    func openTransactions(havingAttempt ids: [TransactionID]) async throws(StoreError) -> [TransactionRecord]
    /// The blocks of records in `included`, each once, lowest first.
    func includingBlocks() async throws(StoreError) -> [BlockID]
    /// Records in `included` whose block is `block`.
    func transactions(includedIn block: BlockID) async throws(StoreError) -> [TransactionRecord]
    /// Records in `awaiting_signature`, `signed`, `broadcast`, or `cancelled` with an attempt that is not proven dead, whose
    /// newest attempt expires at `time` or before.
    func transactionsExpired(at time: ChainTime, limit: Int) async throws(StoreError) -> [TransactionRecord]

    /// Wallets, newest first, after `position`; only those of a kind or a status if these are given.
    func wallets(
        kind: WalletKind?, status: WalletStatus?, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [Wallet]
    /// The transactions that match `filter`, newest first, after `position`.
    func transactions(
        _ filter: TransactionFilter, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [TransactionRecord]

    /// The payout with this id.
    func payout(_ id: PayoutID) async throws(StoreError) -> Payout?
    /// The stored payouts among `ids`, in no particular order.
    func payouts(_ ids: [PayoutID]) async throws(StoreError) -> [Payout]
    /// The payout with this reference.
    func payout(reference: String) async throws(StoreError) -> Payout?
    /// Payouts in `pending` without a transaction that are due at `time`: wallet by wallet as `turn` says, and within
    /// a wallet by priority, then the longest due first.
    func payoutsToFund(at time: Timestamp, turn: QueueTurn) async throws(StoreError) -> [Payout]

    /// The sum that settled transactions moved of the wallet's asset in the blocks after `after` up to `through`, in
    /// its smallest unit.
    func moved(
        of wallet: WalletID, asset: Asset, after: Int64, through: Int64
    ) async throws(StoreError) -> Int64
    /// The wallet's newest comparison with the chain.
    func latestReconciliation(
        of wallet: WalletID, asset: Asset
    ) async throws(StoreError) -> Reconciliation?
    /// Comparisons before `position`, newest first, each with its position.
    func reconciliations(
        before position: Int64, limit: Int
    ) async throws(StoreError) -> [(position: Int64, reconciliation: Reconciliation)]

    /// The counter's value; 0 if it was never changed.
    func counter(_ key: CounterKey) async throws(StoreError) -> Int64
    /// The values of `keys`, in their order, at one moment.
    func counters(_ keys: [CounterKey]) async throws(StoreError) -> [Int64]
    /// The wallet's signing clock; nil if it has never signed.
    func signingClock(_ wallet: WalletID) async throws(StoreError) -> SigningClock?
    /// How far the chain was read.
    func followerPosition() async throws(StoreError) -> FollowerPosition?
    /// What was answered under this key.
    func idempotencyRecord(_ key: IdempotencyKey) async throws(StoreError) -> IdempotencyRecord?
    /// Audit events after `sequence`, ascending.
    func auditEvents(after sequence: Int64, limit: Int) async throws(StoreError) -> [AuditEvent]
    /// The newest link of the audit trail, stored separately from it; nil if there is none.
    func auditHead() async throws(StoreError) -> AuditHead?
    /// Events of the feed after position `after`, ascending, each with its position.
    func events(
        after position: Int64, limit: Int
    ) async throws(StoreError) -> [(position: Int64, event: FeedEvent)]

    /// Throws if the store could not take a commit now.
    func checkUsable() async throws(StoreError)
}
