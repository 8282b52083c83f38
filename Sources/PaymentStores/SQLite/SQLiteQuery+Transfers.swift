extension SQLiteQuery {
    /// The statements about what the chain moved.
    var transferSQL: String {
        switch self {
        case .transferPosition: "SELECT document FROM transfer_position WHERE id = 1"
        case .walletIDs:
            "SELECT address, id FROM wallets WHERE address IN (SELECT value FROM json_each(?))"
        case .recordIDs:
            "SELECT tx_id, transaction_id FROM attempts WHERE tx_id IN (SELECT value FROM json_each(?))"
        case .transfers:
            """
            SELECT * FROM transfers WHERE kind = 'transfer' AND wallet_id = ? AND asset = ? AND direction = ?
            AND (time, position) < (?, ?) AND time >= ? ORDER BY time DESC, position DESC LIMIT ?
            """
        case .unbookedTransfers:
            """
            SELECT * FROM transfers WHERE (direction = 'in' OR transaction_id IS NULL)
            AND wallet_id = ? AND asset = ? AND block <= ? AND (block, position) > (?, ?)
            ORDER BY block, position LIMIT ?
            """
        case .unbookedSum:
            """
            SELECT coalesce(sum(units), 0) FROM transfers WHERE (direction = 'in' OR transaction_id IS NULL)
            AND wallet_id = ? AND asset = ? AND block >= ? AND block <= ?
            """
        case .reconciliationBefore:
            """
            SELECT document FROM reconciliations WHERE wallet_id = ? AND asset = ? AND block < ?
            ORDER BY block DESC LIMIT 1
            """
        default: ""
        }
    }
}
