/// Every query. A test has SQLite explain each one: none may scan a table.
enum SQLiteQuery: CaseIterable {
    case wallet, walletAtAddress, oldestLocalWallet, wallets
    case transaction, nextLaneToSign, transactionsToSign, transactionsToBroadcast, openTransactions,
        nextIncludingBlock, transactionsIncludedIn
    case transactionsExpired
    case walletsByAge, transactions, transactionsOfWallet, transactionsWithStatus, transactionsOfKind
    case payout, payoutsByID, payoutByReference, countedPayout, nextLaneToFund, payoutsToFund
    case recipient, trustedRecipient, recipients, batchCounts, movements, reconciliationsOfAccount
    case rollup, rollupOfRoute, edge, edgeOfRoute, durations, durationsOfRoute, edgeDurations,
        edgeDurationsOfRoute
    case attempts, counter, counters, signingClock, follower, idempotencyRecord
    case auditEvents, auditHead, events, lastEvent
    case moved, latestReconciliation, reconciliations
    case transferPosition, walletIDs, recordIDs, transfers, unbookedTransfers, unbookedSum,
        reconciliationBefore

    /// How many counters `counters` reads: those of one order.
    static let countersAtOnce = 6

    /// The statement. Conditions on statuses must match those of the partial indexes literally, or SQLite can't use
    /// them.
    var sql: String {
        switch self {
        case .wallet: "SELECT document, id FROM wallets WHERE id = ?"
        case .walletAtAddress: "SELECT document, id FROM wallets WHERE address = ?"
        case .oldestLocalWallet:
            """
            SELECT document, id FROM wallets INDEXED BY wallets_by_age WHERE kind = 'local' AND status <> 'archived'
            ORDER BY created_at, id LIMIT 1
            """
        case .wallets: "SELECT document FROM wallets WHERE id > ? ORDER BY id LIMIT ?"
        case .transaction: "SELECT document, id FROM transactions WHERE id = ?"
        case .transactionsToSign:
            """
            SELECT document, id FROM transactions INDEXED BY transactions_to_sign WHERE status = 'queued'
            AND wallet_id = ? AND priority = ? AND next_action_at <= ? ORDER BY next_action_at, id LIMIT ?
            """
        case .nextLaneToSign: Self.nextLane(of: "transactions", "transactions_to_sign", "status = 'queued'")
        case .transactionsToBroadcast:
            """
            SELECT document, id FROM transactions WHERE status IN ('signed', 'broadcast') AND next_action_at <= ?
            ORDER BY next_action_at LIMIT ?
            """
        case .openTransactions:
            """
            SELECT document, id FROM transactions
            WHERE status IN ('awaiting_signature', 'signed', 'broadcast', 'included', 'cancelled')
            AND expiration IS NOT NULL AND tx_id IN (SELECT value FROM json_each(?))
            """
        case .nextIncludingBlock:
            """
            SELECT included_in FROM transactions WHERE status = 'included' AND included_in > ?
            ORDER BY included_in LIMIT 1
            """
        case .transactionsIncludedIn:
            "SELECT document, id FROM transactions WHERE status = 'included' AND included_in = ? ORDER BY id"
        case .transactionsExpired:
            """
            SELECT document, id FROM transactions
            WHERE status IN ('awaiting_signature', 'signed', 'broadcast', 'cancelled') AND expiration <= ? ORDER BY expiration LIMIT ?
            """
        case .walletsByAge:
            """
            SELECT document FROM wallets WHERE (created_at, id) < (?1, ?2)
            AND (?3 IS NULL OR kind = ?3) AND (?4 IS NULL OR status = ?4)
            ORDER BY created_at DESC, id DESC LIMIT ?5
            """
        case .transactions: Self.transactions(where: "?4 IS NULL AND ?5 IS NULL AND ?6 IS NULL")
        case .transactionsOfWallet:
            Self.transactions(
                where: "wallet_id = ?4 AND (?5 IS NULL OR status = ?5) AND (?6 IS NULL OR kind = ?6)")
        case .transactionsWithStatus:
            Self.transactions(where: "?4 IS NULL AND lower(status) = ?5 AND (?6 IS NULL OR kind = ?6)")
        case .transactionsOfKind: Self.transactions(where: "?4 IS NULL AND ?5 IS NULL AND kind = ?6")
        case .payout: "SELECT document, id FROM payouts WHERE id = ?"
        case .payoutsByID:
            "SELECT document, id FROM payouts WHERE id IN (SELECT value FROM json_each(?))"
        case .countedPayout:
            """
            SELECT status, fee, completed_at IS NOT NULL AS is_completed FROM payouts WHERE id = ? AND version = ?
            """
        case .payoutByReference: "SELECT document, id FROM payouts WHERE reference = ?"
        case .payoutsToFund:
            """
            SELECT document, id FROM payouts INDEXED BY payouts_to_fund
            WHERE status = 'pending' AND transaction_id IS NULL
            AND wallet_id = ? AND priority = ? AND next_action_at <= ? ORDER BY next_action_at, id LIMIT ?
            """
        case .nextLaneToFund:
            Self.nextLane(
                of: "payouts", "payouts_to_fund", "status = 'pending' AND transaction_id IS NULL")
        case .recipient, .trustedRecipient, .recipients, .batchCounts, .movements, .reconciliationsOfAccount,
            .rollup, .rollupOfRoute, .edge,
            .edgeOfRoute, .durations, .durationsOfRoute, .edgeDurations, .edgeDurationsOfRoute:
            archiveSQL
        case .transferPosition, .walletIDs, .recordIDs, .transfers, .unbookedTransfers, .unbookedSum,
            .reconciliationBefore:
            transferSQL
        case .attempts: "SELECT tx_id, proven_dead FROM attempts WHERE transaction_id = ? ORDER BY number"
        case .counter: "SELECT value, settled_at FROM counters WHERE key = ?"
        case .counters: "SELECT key, value FROM counters WHERE key IN (?, ?, ?, ?, ?, ?)"
        case .signingClock: "SELECT version, last FROM signing_clocks WHERE wallet_id = ?"
        case .follower: "SELECT document FROM follower WHERE id = 1"
        case .idempotencyRecord:
            """
            SELECT operation, fingerprint, status, location, body, created_at FROM idempotency
            WHERE subject = ? AND key = ?
            """
        case .auditEvents:
            """
            SELECT sequence, document, previous_hash, hash FROM audit WHERE sequence > ?
            ORDER BY sequence LIMIT ?
            """
        case .auditHead: "SELECT sequence, hash FROM audit_head WHERE id = 1"
        case .events:
            "SELECT position, id, type, at, kind, document FROM events WHERE position > ? ORDER BY position LIMIT ?"
        case .lastEvent: "SELECT max(position) FROM events"
        case .moved:
            """
            SELECT coalesce(sum(units), 0) FROM movements
            WHERE wallet_id = ? AND asset = ? AND block > ? AND block <= ?
            """
        case .latestReconciliation:
            """
            SELECT document FROM reconciliations WHERE wallet_id = ? AND asset = ? ORDER BY block DESC LIMIT 1
            """
        case .reconciliations:
            """
            SELECT position, document FROM reconciliations WHERE position < ? ORDER BY position DESC LIMIT ?
            """
        }
    }

    /// The head of the lane after a wallet and a priority: see `SharedQueue`.
    private static func nextLane(of table: String, _ index: String, _ condition: String) -> String {
        """
        SELECT wallet_id, priority, next_action_at FROM \(table) INDEXED BY \(index)
        WHERE \(condition) AND (wallet_id, priority) > (?, ?)
        ORDER BY wallet_id, priority, next_action_at LIMIT 1
        """
    }

    /// A page of transactions, newest first: after (?1, ?2), not before ?3, at most ?7.
    private static func transactions(where condition: String) -> String {
        """
        SELECT document FROM transactions WHERE \(condition)
        AND (created_at, id) < (?1, ?2) AND created_at >= ?3
        ORDER BY created_at DESC, id DESC LIMIT ?7
        """
    }
}
