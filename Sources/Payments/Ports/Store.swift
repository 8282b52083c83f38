public import PaymentModel
public import Tron

/// Where records are kept for ever. One suite of contract tests holds for every implementation.
///
/// What `commit` returned from survives a crash at any later point.
public protocol Store: PayoutArchive, TransferArchive {
    /// Applies all of `change` or nothing.
    ///
    /// Where several things stand against it, the idempotency key is told first, so that a repeated request finds its
    /// answer; then versions and unique values, then counters. What is `unavailable` may have been applied all the same
    /// where the store was lost while answering: the versions of the records show it. Cancelling the task does not
    /// cancel the commit.
    func commit(_ change: Change) async throws(StoreError)

    /// Wallets behind `id`, in the order of their ids; nil begins with the first.
    func wallets(after id: WalletID?, limit: Int) async throws(StoreError) -> [Wallet]
    /// The wallet with this id.
    func wallet(_ id: WalletID) async throws(StoreError) -> Wallet?
    /// The wallet of this address.
    func wallet(at address: Address) async throws(StoreError) -> Wallet?
    /// The oldest wallet that is active and local: the default to pay from.
    func oldestActiveLocalWallet() async throws(StoreError) -> Wallet?

    /// The transaction record with this id.
    func transaction(_ id: TransactionRecordID) async throws(StoreError) -> TransactionRecord?
    /// Records in `queued` whose `nextActionAt` is not after `time`: wallet by wallet as `turn` says, in a wallet by
    /// priority, then the longest due first.
    func transactionsToSign(
        at time: Timestamp, turn: QueueTurn
    ) async throws(StoreError) -> [TransactionRecord]
    /// Records in `signed` or `broadcast` whose `nextActionAt` is not after `time`, the longest due first.
    func transactionsToBroadcast(
        at time: Timestamp, limit: Int
    ) async throws(StoreError) -> [TransactionRecord]
    /// Records that may take effect and whose newest attempt is one of `ids`.
    func openTransactions(havingAttempt ids: [TransactionID]) async throws(StoreError) -> [TransactionRecord]
    /// The blocks that records in `included` are in, each once, the lowest first.
    func includingBlocks() async throws(StoreError) -> [BlockID]
    /// Records in `included` whose block is `block`.
    func transactions(includedIn block: BlockID) async throws(StoreError) -> [TransactionRecord]
    /// Records in `awaiting_signature`, `signed`, `broadcast`, or `cancelled` with an attempt that is not proven dead, whose
    /// newest attempt expires at `time` or before.
    func transactionsExpired(at time: ChainTime, limit: Int) async throws(StoreError) -> [TransactionRecord]

    /// Wallets of a kind and a status, where these are given: newest first, behind `position`.
    func wallets(
        kind: WalletKind?, status: WalletStatus?, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [Wallet]
    /// The transactions that `filter` lets through: newest first, behind `position`.
    func transactions(
        _ filter: TransactionFilter, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [TransactionRecord]

    /// The payout with this id.
    func payout(_ id: PayoutID) async throws(StoreError) -> Payout?
    /// Those of `ids` that are stored, in no order.
    func payouts(_ ids: [PayoutID]) async throws(StoreError) -> [Payout]
    /// The payout with this reference.
    func payout(reference: String) async throws(StoreError) -> Payout?
    /// Payouts in `pending` that have no transaction yet and whose `nextActionAt` is not after `time`: wallet by wallet as
    /// `turn` says, in a wallet by priority, then the longest due first.
    func payoutsToFund(at time: Timestamp, turn: QueueTurn) async throws(StoreError) -> [Payout]

    /// What settled transactions moved of the wallet's asset in the blocks after `after` up to `through`, in its smallest
    /// unit.
    func moved(
        of wallet: WalletID, asset: Asset, after: Int64, through: Int64
    ) async throws(StoreError) -> Int64
    /// The wallet's newest comparison with the chain.
    func latestReconciliation(
        of wallet: WalletID, asset: Asset
    ) async throws(StoreError) -> Reconciliation?
    /// Comparisons before `position`, the newest first, each with its position.
    func reconciliations(
        before position: Int64, limit: Int
    ) async throws(StoreError) -> [(position: Int64, reconciliation: Reconciliation)]

    /// The counter's value; 0 if it was never changed.
    func counter(_ key: CounterKey) async throws(StoreError) -> Int64
    /// The values of `keys`, in their order, as they are at one moment.
    func counters(_ keys: [CounterKey]) async throws(StoreError) -> [Int64]
    /// The wallet's signing clock, where it has signed anything.
    func signingClock(_ wallet: WalletID) async throws(StoreError) -> SigningClock?
    /// How far the chain was read.
    func followerPosition() async throws(StoreError) -> FollowerPosition?
    /// What was answered under this key.
    func idempotencyRecord(_ key: IdempotencyKey) async throws(StoreError) -> IdempotencyRecord?
    /// Audit events after `sequence`, ascending.
    func auditEvents(after sequence: Int64, limit: Int) async throws(StoreError) -> [AuditEvent]
    /// The newest link of the audit trail, kept apart from it; nil if there is none.
    func auditHead() async throws(StoreError) -> AuditHead?
    /// Events of the feed after position `after`, ascending, each with its position.
    func events(
        after position: Int64, limit: Int
    ) async throws(StoreError) -> [(position: Int64, event: FeedEvent)]

    /// Throws where the store could not take a commit now.
    func checkUsable() async throws(StoreError)
}
