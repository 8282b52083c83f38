extension SQLiteSchema {
    /// The transfers of wallets, and how far the chain was read for them.
    static let transfers = """
        CREATE TABLE transfers (
            position INTEGER NOT NULL PRIMARY KEY,
            tx_id TEXT NOT NULL,
            log INTEGER NOT NULL,
            kind TEXT NOT NULL,
            direction TEXT NOT NULL,
            wallet_id TEXT NOT NULL,
            asset TEXT NOT NULL,
            units INTEGER NOT NULL,
            counterparty TEXT,
            block INTEGER NOT NULL,
            time INTEGER NOT NULL,
            transaction_id TEXT
        ) STRICT;
        -- Recorded once, whoever reads the chain how often.
        CREATE UNIQUE INDEX transfers_once ON transfers (tx_id, log, kind, wallet_id, direction);
        CREATE INDEX transfers_by_wallet ON transfers (wallet_id, asset, direction, time, position)
            WHERE kind = 'transfer';
        -- What no record of ours made: without the many that one did.
        CREATE INDEX transfers_unbooked ON transfers (wallet_id, asset, block, position, units)
            WHERE direction = 'in' OR transaction_id IS NULL;

        CREATE TABLE transfer_position (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            version INTEGER NOT NULL,
            document TEXT NOT NULL
        ) STRICT;
        """
}
