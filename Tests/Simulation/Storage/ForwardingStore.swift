import PaymentModel
import Payments
import Tron

/// Hands everything on to another store; what stands in between overrides what it changes.
///
/// SAFETY: it has no state of its own; those of its subclasses are touched by one `Scheduler`'s jobs only.
class ForwardingStore: Store, @unchecked Sendable {
    let inner: any Store

    init(_ inner: any Store) {
        self.inner = inner
    }

    /// Asked before every read.
    func admit() async throws(StoreError) {}

    func commit(_ change: Change) async throws(StoreError) { try await inner.commit(change) }

    func checkUsable() async throws(StoreError) {
        try await admit()
        try await inner.checkUsable()
    }

    func transactionsExpired(at time: ChainTime, limit: Int) async throws(StoreError) -> [TransactionRecord] {
        try await admit()
        return try await inner.transactionsExpired(at: time, limit: limit)
    }

    final func wallets(after id: WalletID?, limit: Int) async throws(StoreError) -> [Wallet] {
        try await admit()
        return try await inner.wallets(after: id, limit: limit)
    }

    final func moved(
        of wallet: WalletID, asset: Asset, after: Int64, through: Int64
    ) async throws(StoreError) -> Int64 {
        try await admit()
        return try await inner.moved(of: wallet, asset: asset, after: after, through: through)
    }

    final func latestReconciliation(
        of wallet: WalletID, asset: Asset
    ) async throws(StoreError) -> Reconciliation? {
        try await admit()
        return try await inner.latestReconciliation(of: wallet, asset: asset)
    }

    final func reconciliations(
        before position: Int64, limit: Int
    ) async throws(StoreError) -> [(position: Int64, reconciliation: Reconciliation)] {
        try await admit()
        return try await inner.reconciliations(before: position, limit: limit)
    }

    final func wallet(_ id: WalletID) async throws(StoreError) -> Wallet? {
        try await admit()
        return try await inner.wallet(id)
    }

    final func wallet(at address: Address) async throws(StoreError) -> Wallet? {
        try await admit()
        return try await inner.wallet(at: address)
    }

    final func oldestLocalWallet() async throws(StoreError) -> Wallet? {
        try await admit()
        return try await inner.oldestLocalWallet()
    }

    final func transaction(_ id: TransactionRecordID) async throws(StoreError) -> TransactionRecord? {
        try await admit()
        return try await inner.transaction(id)
    }

    final func transactionsToSign(
        at time: Timestamp, turn: QueueTurn
    ) async throws(StoreError) -> [TransactionRecord] {
        try await admit()
        return try await inner.transactionsToSign(at: time, turn: turn)
    }

    final func transactionsToBroadcast(
        at time: Timestamp, limit: Int
    ) async throws(StoreError) -> [TransactionRecord] {
        try await admit()
        return try await inner.transactionsToBroadcast(at: time, limit: limit)
    }

    final func openTransactions(
        havingAttempt ids: [TransactionID]
    ) async throws(StoreError) -> [TransactionRecord] {
        try await admit()
        return try await inner.openTransactions(havingAttempt: ids)
    }

    final func includingBlocks() async throws(StoreError) -> [BlockID] {
        try await admit()
        return try await inner.includingBlocks()
    }

    final func transactions(
        includedIn block: BlockID
    ) async throws(StoreError) -> [TransactionRecord] {
        try await admit()
        return try await inner.transactions(includedIn: block)
    }

    final func wallets(
        kind: WalletKind?, status: WalletStatus?, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [Wallet] {
        try await admit()
        return try await inner.wallets(kind: kind, status: status, after: position, limit: limit)
    }

    final func transactions(
        _ filter: TransactionFilter, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [TransactionRecord] {
        try await admit()
        return try await inner.transactions(filter, after: position, limit: limit)
    }

    final func payout(_ id: PayoutID) async throws(StoreError) -> Payout? {
        try await admit()
        return try await inner.payout(id)
    }

    final func payouts(_ ids: [PayoutID]) async throws(StoreError) -> [Payout] {
        try await admit()
        return try await inner.payouts(ids)
    }

    final func payout(reference: String) async throws(StoreError) -> Payout? {
        try await admit()
        return try await inner.payout(reference: reference)
    }

    func payoutsToFund(at time: Timestamp, turn: QueueTurn) async throws(StoreError) -> [Payout] {
        try await admit()
        return try await inner.payoutsToFund(at: time, turn: turn)
    }

    final func counter(_ key: CounterKey) async throws(StoreError) -> Int64 {
        try await admit()
        return try await inner.counter(key)
    }

    final func counters(_ keys: [CounterKey]) async throws(StoreError) -> [Int64] {
        try await admit()
        return try await inner.counters(keys)
    }

    final func signingClock(_ wallet: WalletID) async throws(StoreError) -> SigningClock? {
        try await admit()
        return try await inner.signingClock(wallet)
    }

    final func followerPosition() async throws(StoreError) -> FollowerPosition? {
        try await admit()
        return try await inner.followerPosition()
    }

    final func idempotencyRecord(_ key: IdempotencyKey) async throws(StoreError) -> IdempotencyRecord? {
        try await admit()
        return try await inner.idempotencyRecord(key)
    }

    final func auditEvents(after sequence: Int64, limit: Int) async throws(StoreError) -> [AuditEvent] {
        try await admit()
        return try await inner.auditEvents(after: sequence, limit: limit)
    }

    final func auditHead() async throws(StoreError) -> AuditHead? {
        try await admit()
        return try await inner.auditHead()
    }

    final func events(
        after position: Int64, limit: Int
    ) async throws(StoreError) -> [(position: Int64, event: FeedEvent)] {
        try await admit()
        return try await inner.events(after: position, limit: limit)
    }
}
