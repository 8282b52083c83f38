/// Every question that is asked of the database. A test has SQLite explain each one: none may walk a table.
enum SQLiteQuery: CaseIterable {
    case wallet, walletAtAddress, oldestActiveLocalWallet
    case transaction, transactionsToSign, transactionsToBroadcast, openTransactions, includedTransactions
    case transactionsExpired
    case payout, payoutByReference, payoutsToFund
    case attempts, counter, signingClock, follower, idempotencyRecord
    case auditEvents, auditHead, events, lastEvent

    /// The statement. Conditions on states are word for word those of the partial indexes, or SQLite can't use them.
    var sql: String {
        switch self {
        case .wallet: "SELECT document FROM wallets WHERE id = ?"
        case .walletAtAddress: "SELECT document FROM wallets WHERE address = ?"
        case .oldestActiveLocalWallet:
            """
            SELECT document FROM wallets WHERE kind = 'local' AND status = 'active' ORDER BY created_at, id LIMIT 1
            """
        case .transaction: "SELECT document FROM transactions WHERE id = ?"
        case .transactionsToSign:
            """
            SELECT document FROM transactions WHERE status = 'queued' AND next_action_at <= ?
            ORDER BY priority DESC, created_at, id LIMIT ?
            """
        case .transactionsToBroadcast:
            """
            SELECT document FROM transactions WHERE status IN ('signed', 'broadcast') AND next_action_at <= ?
            ORDER BY next_action_at LIMIT ?
            """
        case .openTransactions:
            """
            SELECT document FROM transactions
            WHERE status IN ('queued', 'awaiting_signature', 'signed', 'broadcast', 'included')
            AND tx_id IN (SELECT value FROM json_each(?))
            """
        case .includedTransactions:
            """
            SELECT document FROM transactions WHERE status = 'included' AND included_block >= ?
            ORDER BY included_block
            """
        case .transactionsExpired:
            """
            SELECT document FROM transactions WHERE status IN ('awaiting_signature', 'signed', 'broadcast')
            AND expiration <= ? ORDER BY expiration LIMIT ?
            """
        case .payout: "SELECT document FROM payouts WHERE id = ?"
        case .payoutByReference: "SELECT document FROM payouts WHERE reference = ?"
        case .payoutsToFund:
            """
            SELECT document FROM payouts WHERE status = 'pending' AND transaction_id IS NULL
            AND next_action_at <= ? ORDER BY priority DESC, created_at, id LIMIT ?
            """
        case .attempts: "SELECT tx_id, proven_dead FROM attempts WHERE transaction_id = ? ORDER BY number"
        case .counter: "SELECT value, settled_at FROM counters WHERE key = ?"
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
        }
    }
}
