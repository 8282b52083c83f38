extension SQLiteSchema {
    /// What lists of the audit trail are filtered by. The columns are computed from the document, which the chain of
    /// hashes covers, so that a filter cannot be made to skip an event. Each index has all that its list compares.
    static let auditFilters = """
        ALTER TABLE audit ADD COLUMN actor TEXT AS (document ->> '$.actor');
        ALTER TABLE audit ADD COLUMN action TEXT AS (document ->> '$.action');
        ALTER TABLE audit ADD COLUMN resource_id TEXT AS (document ->> '$.resource_id');
        ALTER TABLE audit ADD COLUMN at INTEGER AS (
            unixepoch(substr(document ->> '$.at', 1, 19)) * 1000
            + CAST(substr(document ->> '$.at', 21, 3) AS INTEGER)
        );
        CREATE INDEX audit_by_time ON audit (sequence, at);
        CREATE INDEX audit_by_actor ON audit (actor, sequence, at);
        CREATE INDEX audit_by_action ON audit (action, sequence, at, actor);
        CREATE INDEX audit_by_resource ON audit (resource_id, sequence, at, actor, action)
            WHERE resource_id IS NOT NULL;
        """
}
