extension SQLiteSchema {
    /// The registry of recipients, what history filters by, and the sums that analytics reads.
    static var payoutArchive: [String] {
        [recipients, payoutColumns, payoutIndexes, rollups, rollupsOfStored] + rollupTriggers
    }

    private static let recipients = """
        CREATE TABLE recipients (
            id TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL,
            address TEXT NOT NULL,
            status TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            document TEXT NOT NULL
        ) STRICT;
        -- An address is trusted once at a time; whoever was revoked may be trusted again under another id.
        CREATE UNIQUE INDEX recipients_trusted ON recipients (address) WHERE status = 'trusted';
        CREATE INDEX recipients_by_age ON recipients (created_at, id);
        """

    private static let payoutColumns = """
        ALTER TABLE payouts ADD COLUMN route TEXT;
        ALTER TABLE payouts ADD COLUMN wallet_id TEXT;
        ALTER TABLE payouts ADD COLUMN batch_id TEXT;
        ALTER TABLE payouts ADD COLUMN recipient TEXT;
        ALTER TABLE payouts ADD COLUMN asset TEXT;
        ALTER TABLE payouts ADD COLUMN units INTEGER;
        ALTER TABLE payouts ADD COLUMN fee INTEGER;
        ALTER TABLE payouts ADD COLUMN completed_at INTEGER;
        UPDATE payouts SET route = document ->> '$.route', wallet_id = document ->> '$.walletID',
            batch_id = document ->> '$.batchID', recipient = document ->> '$.recipient',
            asset = document ->> '$.amount.asset', units = document ->> '$.amount.units',
            fee = document ->> '$.fee', completed_at = document ->> '$.completedAt';
        """

    private static let payoutIndexes = """
        CREATE INDEX payouts_by_age ON payouts (created_at, id);
        CREATE INDEX payouts_by_status ON payouts (status, created_at, id);
        CREATE INDEX payouts_by_route ON payouts (route, created_at, id);
        CREATE INDEX payouts_by_wallet ON payouts (wallet_id, created_at, id);
        CREATE INDEX payouts_by_recipient ON payouts (recipient, created_at, id);
        CREATE INDEX payouts_by_batch ON payouts (batch_id, created_at, id) WHERE batch_id IS NOT NULL;
        """

    /// `span` is the length of the level's unit in milliseconds: a minute, an hour, a day.
    private static let rollups = """
        CREATE TABLE payout_rollups (
            span INTEGER NOT NULL,
            start INTEGER NOT NULL,
            route TEXT NOT NULL,
            asset TEXT NOT NULL,
            status TEXT NOT NULL,
            count INTEGER NOT NULL,
            units INTEGER NOT NULL,
            fee INTEGER NOT NULL,
            PRIMARY KEY (span, start, route, asset, status)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE payout_durations (
            span INTEGER NOT NULL,
            start INTEGER NOT NULL,
            route TEXT NOT NULL,
            milliseconds INTEGER NOT NULL,
            count INTEGER NOT NULL,
            longest INTEGER NOT NULL,
            PRIMARY KEY (span, start, route, milliseconds)
        ) STRICT, WITHOUT ROWID;
        """

    private static let spans = "(SELECT 60000 AS span UNION ALL SELECT 3600000 UNION ALL SELECT 86400000)"

    /// `DurationCell.rounded`, for a time of completion and one of creation.
    static func roundedDuration(_ row: String) -> String {
        let duration = "max(0, \(row)completed_at - \(row)created_at)"
        var cases = ""
        var scale = 1
        while scale < 1_000_000_000 {
            cases += " WHEN \(duration) < \(scale * 1000) THEN \(duration) - \(duration) % \(scale)"
            scale *= 10
        }
        return "CASE\(cases) ELSE \(duration) - \(duration) % \(scale) END"
    }

    private static let rollupsOfStored = """
        INSERT INTO payout_rollups (span, start, route, asset, status, count, units, fee)
            SELECT span, created_at - created_at % span, route, asset, status, count(*), sum(units),
                sum(coalesce(fee, 0)) FROM payouts, \(spans) GROUP BY 1, 2, 3, 4, 5;
        INSERT INTO payout_durations (span, start, route, milliseconds, count, longest)
            SELECT span, created_at - created_at % span, route, \(roundedDuration("")), count(*),
                max(0, max(completed_at - created_at))
            FROM payouts, \(spans) WHERE completed_at IS NOT NULL GROUP BY 1, 2, 3, 4;
        """

    /// The transaction that writes the records also writes the sums (`PayoutSums`). A trigger would write six rows
    /// for each step of each payout, where the payouts of a transaction share a few.
    static let rollupsByTheWriter = [
        "DROP TRIGGER payouts_counted", "DROP TRIGGER payouts_counted_again", "DROP TRIGGER payouts_timed",
        "DROP TRIGGER payouts_timed_again",
    ]

    /// The sums follow the records inside the database.
    private static var rollupTriggers: [String] {
        [
            """
            CREATE TRIGGER payouts_counted AFTER INSERT ON payouts BEGIN
                \(count("NEW.", sign: "")) END
            """,
            """
            CREATE TRIGGER payouts_counted_again AFTER UPDATE ON payouts
            WHEN OLD.status <> NEW.status OR OLD.fee IS NOT NEW.fee BEGIN
                \(count("OLD.", sign: "-")) \(count("NEW.", sign: "")) END
            """,
            """
            CREATE TRIGGER payouts_timed AFTER INSERT ON payouts WHEN NEW.completed_at IS NOT NULL BEGIN
                \(time) END
            """,
            """
            CREATE TRIGGER payouts_timed_again AFTER UPDATE ON payouts
            WHEN OLD.completed_at IS NULL AND NEW.completed_at IS NOT NULL BEGIN
                \(time) END
            """,
        ]
    }

    /// A sum that does not fit stays at the largest number, because ended payouts are counted for ever.
    private static func count(_ row: String, sign: String) -> String {
        """
        INSERT INTO payout_rollups (span, start, route, asset, status, count, units, fee)
            SELECT span, \(row)created_at - \(row)created_at % span, \(row)route, \(row)asset, \(row)status,
                \(sign)1, \(sign)\(row)units, \(sign)coalesce(\(row)fee, 0) FROM \(spans) WHERE true
            ON CONFLICT (span, start, route, asset, status) DO UPDATE SET
                count = count + excluded.count, fee = fee + excluded.fee,
                units = CAST(min(9223372036854775807, units + excluded.units) AS INTEGER);
        """
    }

    private static var time: String {
        """
        INSERT INTO payout_durations (span, start, route, milliseconds, count, longest)
            SELECT span, NEW.created_at - NEW.created_at % span, NEW.route, \(roundedDuration("NEW.")), 1,
                max(0, NEW.completed_at - NEW.created_at) FROM \(spans) WHERE true
            ON CONFLICT (span, start, route, milliseconds) DO UPDATE SET
                count = count + 1, longest = max(longest, excluded.longest);
        """
    }
}
