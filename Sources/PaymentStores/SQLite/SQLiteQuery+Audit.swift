import GRDB
import PaymentModel

extension SQLiteQuery {
    /// The statements that find audit events by a filter: before ?1, not before ?2, before ?3, at most ?4.
    var auditSQL: String {
        switch self {
        case .auditByTime: Self.audit("audit_by_time", where: "?5 IS NULL AND ?6 IS NULL AND ?7 IS NULL")
        case .auditByActor: Self.audit("audit_by_actor", where: "actor = ?5 AND ?6 IS NULL AND ?7 IS NULL")
        case .auditByAction:
            Self.audit("audit_by_action", where: "action = ?6 AND (?5 IS NULL OR actor = ?5) AND ?7 IS NULL")
        case .auditByResource:
            Self.audit(
                "audit_by_resource",
                where: "resource_id = ?7 AND (?5 IS NULL OR actor = ?5) AND (?6 IS NULL OR action = ?6)")
        default: ""
        }
    }

    /// Sequence numbers are searched in the index alone: an event's document is read only if it is on the page.
    private static func audit(_ index: String, where condition: String) -> String {
        """
        SELECT sequence, document, previous_hash, hash FROM audit WHERE sequence IN (
            SELECT sequence FROM audit INDEXED BY \(index)
            WHERE \(condition) AND sequence < ?1 AND at >= ?2 AND at < ?3
            ORDER BY sequence DESC LIMIT ?4
        ) ORDER BY sequence DESC
        """
    }

    /// The statement that finds the events that `filter` lets through, and what it asks for.
    static func audit(
        _ filter: AuditFilter, before sequence: Int64?, limit: Int
    ) -> (SQLiteQuery, StatementArguments) {
        let start = sequence ?? .max
        guard filter != AuditFilter() else { return (.auditNewest, [start, limit]) }
        let query: SQLiteQuery
        switch (filter.resourceID, filter.action, filter.actor) {
        case (_?, _, _): query = .auditByResource
        case (nil, _?, _): query = .auditByAction
        case (nil, nil, _?): query = .auditByActor
        case (nil, nil, nil): query = .auditByTime
        }
        return (
            query,
            [
                start, filter.from?.milliseconds ?? .min, filter.to?.milliseconds ?? .max, limit,
                filter.actor, filter.action, filter.resourceID,
            ]
        )
    }
}
