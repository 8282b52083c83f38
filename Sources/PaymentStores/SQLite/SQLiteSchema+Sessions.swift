extension SQLiteSchema {
    /// What was revoked, and when last.
    static let revocations = """
        CREATE TABLE revocations (
            kind TEXT NOT NULL CHECK (kind IN ('token', 'subject')),
            name TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (kind, name)
        ) STRICT, WITHOUT ROWID;
        """
}
