public import PaymentModel
public import Payments
import Synchronization
public import Tron

/// A store in memory with the promises of the real ones, for simulations: what it holds outlives the simulated process.
/// It passes the same contract tests.
public final class MemoryStore: Store {
    let tables = Mutex(MemoryTables())

    private let full = Mutex(false)

    public init() {}

    /// From now on it takes no change, as on a full disk.
    public func fillDisk() { full.withLock { $0 = true } }

    public func commit(_ change: Change) async throws(StoreError) {
        try await checkUsable()
        try tables.withLock { tables throws(StoreError) in try tables.apply(change) }
    }

    public func checkUsable() async throws(StoreError) {
        if full.withLock(\.self) { throw StoreError(.unavailable, "the disk is full") }
    }

    public func wallets(after id: WalletID?, limit: Int) async throws(StoreError) -> [Wallet] {
        tables.withLock { tables in
            let behind = tables.wallets.values.filter { wallet in id.map { wallet.id > $0 } ?? true }
            return Array(behind.sorted { $0.id < $1.id }.prefix(limit))
        }
    }

    public func wallet(_ id: WalletID) async throws(StoreError) -> Wallet? {
        tables.withLock { $0.wallets[id] }
    }

    public func wallet(at address: Address) async throws(StoreError) -> Wallet? {
        tables.withLock { tables in tables.walletIDs[address].flatMap { tables.wallets[$0] } }
    }

    public func oldestLocalWallet() async throws(StoreError) -> Wallet? {
        tables.withLock { tables in
            tables.wallets.values.filter { $0.kind == .local && $0.status != .archived }
                .min { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
        }
    }

    public func transaction(_ id: TransactionRecordID) async throws(StoreError) -> TransactionRecord? {
        tables.withLock { $0.transactions[id] }
    }

    public func transactionsToSign(
        at time: Timestamp, turn: QueueTurn
    ) async throws(StoreError) -> [TransactionRecord] {
        turn.share(
            open(.max) {
                $0.status == .queued && $0.nextActionAt <= time
            } by: {
                (-$0.priority, $0.nextActionAt, $0.id) < (-$1.priority, $1.nextActionAt, $1.id)
            }, of: \.walletID)
    }

    public func transactionsToBroadcast(
        at time: Timestamp, limit: Int
    ) async throws(StoreError) -> [TransactionRecord] {
        open(limit) {
            ($0.status == .signed || $0.status == .broadcast) && $0.nextActionAt <= time
        } by: {
            ($0.nextActionAt, $0.id) < ($1.nextActionAt, $1.id)
        }
    }

    public func openTransactions(
        havingAttempt ids: [TransactionID]
    ) async throws(StoreError) -> [TransactionRecord] {
        let ids = Set(ids)
        return open(.max) {
            $0.attempt.map { ids.contains($0.txID) } ?? false
        } by: {
            $0.id < $1.id
        }
    }

    public func includingBlocks() async throws(StoreError) -> [BlockID] {
        let included = open(.max) {
            $0.status == .included
        } by: {
            $0.id < $1.id
        }
        return Set(included.compactMap(\.inclusion?.block)).sorted { $0.hex < $1.hex }
    }

    public func transactions(
        includedIn block: BlockID
    ) async throws(StoreError) -> [TransactionRecord] {
        open(.max) {
            $0.status == .included && $0.inclusion?.block == block
        } by: {
            $0.id < $1.id
        }
    }

    public func transactionsExpired(
        at time: ChainTime, limit: Int
    ) async throws(StoreError) -> [TransactionRecord] {
        open(limit) { record in
            guard [.awaitingSignature, .signed, .broadcast, .cancelled].contains(record.status) else {
                return false
            }
            return record.attempt.map { $0.expiration <= time } ?? false
        } by: { left, right in
            guard let one = left.attempt?.expiration, let other = right.attempt?.expiration else {
                return false
            }
            return (one, left.id) < (other, right.id)
        }
    }

    public func payout(_ id: PayoutID) async throws(StoreError) -> Payout? {
        tables.withLock { $0.payouts[id] }
    }

    public func payouts(_ ids: [PayoutID]) async throws(StoreError) -> [Payout] {
        tables.withLock { tables in ids.compactMap { tables.payouts[$0] } }
    }

    public func payout(reference: String) async throws(StoreError) -> Payout? {
        tables.withLock { tables in tables.references[reference].flatMap { tables.payouts[$0] } }
    }

    public func payoutsToFund(at time: Timestamp, turn: QueueTurn) async throws(StoreError) -> [Payout] {
        let found = tables.withLock { tables in
            tables.openPayouts.compactMap { tables.payouts[$0] }.filter {
                $0.status == .pending && $0.transactionID == nil && $0.nextActionAt <= time
            }
        }
        let sorted = found.sorted {
            (-$0.priority, $0.nextActionAt, $0.id) < (-$1.priority, $1.nextActionAt, $1.id)
        }
        return turn.share(sorted, of: \.walletID)
    }

    private func open(
        _ limit: Int, where isWanted: (TransactionRecord) -> Bool,
        by isBefore: (TransactionRecord, TransactionRecord) -> Bool
    ) -> [TransactionRecord] {
        let found = tables.withLock { tables in
            tables.openTransactions.compactMap { tables.transactions[$0] }.filter(isWanted)
        }
        return Array(found.sorted(by: isBefore).prefix(limit))
    }
}

extension QueueTurn {
    /// What this turn takes of `records`, which are in order.
    fileprivate func share<Record>(_ records: [Record], of wallet: (Record) -> WalletID) -> [Record] {
        let byWallet = Dictionary(grouping: records, by: wallet)
        let next = byWallet.keys.filter { id in after.map { id > $0 } ?? true }.sorted().prefix(wallets)
        return next.flatMap { (byWallet[$0] ?? []).prefix(perWallet) }
    }
}

extension MemoryStore {
    public func moved(
        of wallet: WalletID, asset: Asset, after: Int64, through: Int64
    ) async throws(StoreError) -> Int64 {
        tables.withLock { tables in
            tables.movements.values.filter {
                $0.walletID == wallet && $0.asset == asset && $0.block > after && $0.block <= through
            }.reduce(0) { $0 + $1.units }
        }
    }

    public func latestReconciliation(
        of wallet: WalletID, asset: Asset
    ) async throws(StoreError) -> Reconciliation? {
        tables.withLock { tables in
            tables.reconciliations.filter { $0.walletID == wallet && $0.asset == asset }
                .max { $0.block < $1.block }
        }
    }

    public func reconciliations(
        before position: Int64, limit: Int
    ) async throws(StoreError) -> [(position: Int64, reconciliation: Reconciliation)] {
        tables.withLock { tables in
            let numbered = tables.reconciliations.enumerated().map { (Int64($0.offset + 1), $0.element) }
            return numbered.filter { $0.0 < position }.reversed().prefix(limit).map {
                (position: $0.0, reconciliation: $0.1)
            }
        }
    }

    public func counter(_ key: CounterKey) async throws(StoreError) -> Int64 {
        tables.withLock { $0.counters[key]?.value ?? 0 }
    }

    public func counters(_ keys: [CounterKey]) async throws(StoreError) -> [Int64] {
        tables.withLock { tables in keys.map { tables.counters[$0]?.value ?? 0 } }
    }

    public func signingClock(_ wallet: WalletID) async throws(StoreError) -> SigningClock? {
        tables.withLock { $0.signingClocks[wallet] }
    }

    public func followerPosition() async throws(StoreError) -> FollowerPosition? {
        tables.withLock(\.follower)
    }

    public func idempotencyRecord(_ key: IdempotencyKey) async throws(StoreError) -> IdempotencyRecord? {
        tables.withLock { $0.idempotency[key] }
    }

    public func auditEvents(after sequence: Int64, limit: Int) async throws(StoreError) -> [AuditEvent] {
        tables.withLock { Array($0.audit.dropFirst(Int(max(0, sequence))).prefix(limit)) }
    }

    public func auditHead() async throws(StoreError) -> AuditHead? {
        tables.withLock { tables in
            tables.audit.last.map { AuditHead(sequence: $0.sequence, hash: $0.hash) }
        }
    }

    public func events(
        after position: Int64, limit: Int
    ) async throws(StoreError) -> [(position: Int64, event: FeedEvent)] {
        tables.withLock { tables in
            let first = Int(max(0, position))
            return tables.events.dropFirst(first).prefix(limit).enumerated().map { offset, event in
                (position: Int64(first + offset + 1), event: event)
            }
        }
    }
}
