import GRDB
import PaymentModel
import Payments

/// The tables, as numbered migrations that only go forward. A released one is never changed; the next is added after
/// it.
///
/// Each record is one JSON document, next to the columns that queries and uniqueness need. Indexes for workers are
/// partial: they contain what is open, so that their cost does not grow with what is stored.
enum SQLiteSchema {
    /// "LUCD": distinguishes our files from others.
    static let applicationID: Int32 = 0x4C55_4344

    /// All migrations, oldest first.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("0001 records, outbox, audit, feed") { db in
            for statement in [records, outbox, trails] { try db.execute(sql: statement) }
        }
        migrator.registerMigration("0002 movements, reconciliations") { db in
            try db.execute(sql: ledger)
        }
        migrator.registerMigration("0003 lists of wallets and transactions") { db in
            try db.execute(sql: lists)
        }
        migrator.registerMigration("0004 recipients, payout history, analytics") { db in
            for statement in payoutArchive { try db.execute(sql: statement) }
        }
        migrator.registerMigration("0005 queues that wallets share") { db in
            try db.execute(sql: sharedQueues)
        }
        migrator.registerMigration("0006 cancelled, with bytes that may take effect") { db in
            try db.execute(sql: withdrawn)
        }
        migrator.registerMigration("0007 transfers of the chain") { db in
            try db.execute(sql: transfers)
        }
        migrator.registerMigration("0008 the block that has a transaction, by its id") { db in
            try db.execute(sql: includingBlocks)
        }
        migrator.registerMigration("0009 sums of payouts, once for many") { db in
            for statement in rollupsByTheWriter { try db.execute(sql: statement) }
        }
        migrator.registerMigration("0010 tokens, promises") { db in
            for statement in assets { try db.execute(sql: statement) }
        }
        migrator.registerMigration("0011 filters of the audit trail") { db in
            try db.execute(sql: auditFilters)
        }
        migrator.registerMigration("0012 revocations") { db in
            try db.execute(sql: revocations)
        }
        return migrator
    }

    /// Brings the file to the newest schema.
    ///
    /// - Throws: `StoreError.corrupt` if the file is another program's, or was written by a newer Lucid.
    static func migrate(_ pool: DatabasePool) throws {
        let migrator = migrator
        // Before the first table, so that a crash in between does not leave an unknown file.
        try pool.write { db in
            let found = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            if found == applicationID { return }
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            guard found == 0 && tables == 0 else {
                throw StoreError(.corrupt, "the file is a database, but not one of Lucid's")
            }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        guard try !pool.read(migrator.hasBeenSuperseded) else {
            throw StoreError(
                .corrupt,
                "the database was written by a newer version of Lucid: start that version, or restore a backup"
            )
        }
        try migrator.migrate(pool)
    }

    private static let records = """
        CREATE TABLE wallets (
            id TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL,
            address TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            status TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            document TEXT NOT NULL
        ) STRICT;
        CREATE INDEX wallets_to_pay_from ON wallets (created_at, id) WHERE kind = 'local' AND status = 'active';

        CREATE TABLE payouts (
            id TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL,
            status TEXT NOT NULL,
            reference TEXT,
            transaction_id TEXT,
            priority INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            next_action_at INTEGER NOT NULL,
            document TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX payouts_by_reference ON payouts (reference) WHERE reference IS NOT NULL;
        CREATE INDEX payouts_to_fund ON payouts (priority DESC, created_at, id, next_action_at)
            WHERE status = 'pending' AND transaction_id IS NULL;
        """

    private static let outbox = """
        CREATE TABLE transactions (
            id TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL,
            status TEXT NOT NULL,
            priority INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            next_action_at INTEGER NOT NULL,
            tx_id TEXT,
            expiration INTEGER,
            included_block INTEGER,
            document TEXT NOT NULL
        ) STRICT;
        CREATE INDEX transactions_to_sign ON transactions (priority DESC, created_at, id, next_action_at)
            WHERE status = 'queued';
        CREATE INDEX transactions_to_broadcast ON transactions (next_action_at)
            WHERE status IN ('signed', 'broadcast');
        CREATE INDEX transactions_to_expire ON transactions (expiration)
            WHERE status IN ('awaiting_signature', 'signed', 'broadcast');
        CREATE INDEX transactions_included ON transactions (included_block) WHERE status = 'included';
        CREATE INDEX transactions_open ON transactions (tx_id)
            WHERE status IN ('queued', 'awaiting_signature', 'signed', 'broadcast', 'included');

        CREATE TABLE attempts (
            tx_id TEXT NOT NULL PRIMARY KEY,
            transaction_id TEXT NOT NULL,
            number INTEGER NOT NULL,
            proven_dead INTEGER NOT NULL CHECK (proven_dead IN (0, 1)),
            UNIQUE (transaction_id, number)
        ) STRICT, WITHOUT ROWID;
        -- At most once: whatever the code above does, no record has two attempts that can take effect.
        CREATE UNIQUE INDEX attempts_alive ON attempts (transaction_id) WHERE proven_dead = 0;

        CREATE TABLE counters (
            key TEXT NOT NULL PRIMARY KEY,
            value INTEGER NOT NULL CHECK (value >= 0),
            settled_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE signing_clocks (
            wallet_id TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL,
            last INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE follower (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            version INTEGER NOT NULL,
            document TEXT NOT NULL
        ) STRICT;
        """

    private static let ledger = """
        CREATE TABLE movements (
            transaction_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            wallet_id TEXT NOT NULL,
            asset TEXT NOT NULL,
            block INTEGER NOT NULL,
            units INTEGER NOT NULL,
            PRIMARY KEY (transaction_id, kind)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX movements_by_wallet ON movements (wallet_id, asset, block, units);

        CREATE TABLE reconciliations (
            position INTEGER NOT NULL PRIMARY KEY,
            wallet_id TEXT NOT NULL,
            asset TEXT NOT NULL,
            block INTEGER NOT NULL,
            document TEXT NOT NULL,
            UNIQUE (wallet_id, asset, block)
        ) STRICT;
        """

    private static let trails = """
        CREATE TABLE idempotency (
            subject TEXT NOT NULL,
            key TEXT NOT NULL,
            operation TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            status INTEGER NOT NULL,
            location TEXT,
            body BLOB NOT NULL,
            created_at INTEGER NOT NULL,
            PRIMARY KEY (subject, key)
        ) STRICT;

        CREATE TABLE audit (
            sequence INTEGER NOT NULL PRIMARY KEY,
            document TEXT NOT NULL,
            previous_hash TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT;
        CREATE TABLE audit_head (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            sequence INTEGER NOT NULL,
            hash TEXT NOT NULL
        ) STRICT;

        CREATE TABLE events (
            position INTEGER NOT NULL PRIMARY KEY,
            id TEXT NOT NULL,
            type TEXT NOT NULL,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            document TEXT NOT NULL
        ) STRICT;
        """

    /// A lane for each wallet and priority: see `SharedQueue`.
    private static let sharedQueues = """
        DROP INDEX transactions_to_sign;
        CREATE INDEX transactions_to_sign ON transactions (wallet_id, priority, next_action_at, id)
            WHERE status = 'queued';
        DROP INDEX payouts_to_fund;
        CREATE INDEX payouts_to_fund ON payouts (wallet_id, priority, next_action_at, id)
            WHERE status = 'pending' AND transaction_id IS NULL;
        """

    /// `expiration` is set as long as the newest attempt is not proven dead.
    private static let withdrawn = """
        DROP INDEX transactions_to_expire;
        DROP INDEX transactions_open;
        CREATE INDEX transactions_to_expire ON transactions (expiration)
            WHERE status IN ('awaiting_signature', 'signed', 'broadcast', 'cancelled') AND expiration IS NOT NULL;
        CREATE INDEX transactions_open ON transactions (tx_id)
            WHERE status IN ('awaiting_signature', 'signed', 'broadcast', 'included', 'cancelled')
            AND expiration IS NOT NULL;
        """

    /// A block's id begins with its number: the order of ids is that of numbers.
    private static let includingBlocks = """
        ALTER TABLE transactions ADD COLUMN included_in TEXT;
        UPDATE transactions SET included_in = document ->> '$.inclusion.block' WHERE status = 'included';
        DROP INDEX transactions_included;
        ALTER TABLE transactions DROP COLUMN included_block;
        CREATE INDEX transactions_included ON transactions (included_in, id) WHERE status = 'included';
        """

    private static let lists = """
        CREATE INDEX wallets_by_age ON wallets (created_at, id);
        ALTER TABLE transactions ADD COLUMN wallet_id TEXT;
        ALTER TABLE transactions ADD COLUMN kind TEXT;
        UPDATE transactions SET wallet_id = document ->> '$.walletID', kind = CASE
            WHEN document -> '$.intent.usdtTransfer' IS NOT NULL THEN 'usdt_transfer' ELSE 'trx_transfer' END;
        CREATE INDEX transactions_by_age ON transactions (created_at, id);
        CREATE INDEX transactions_by_wallet ON transactions (wallet_id, created_at, id);
        -- Of an expression that only the list has: the workers' queries must keep to the partial indexes, which do not grow.
        CREATE INDEX transactions_by_status ON transactions (lower(status), created_at, id);
        CREATE INDEX transactions_by_kind ON transactions (kind, created_at, id);
        """
}
