import GRDB
import PaymentModel
import Payments
import Tron

extension SQLiteQuery {
    /// The statements about recipients, batches and analytics.
    var archiveSQL: String {
        switch self {
        case .recipient: "SELECT document FROM recipients WHERE id = ?"
        case .trustedRecipient:
            "SELECT document FROM recipients WHERE address = ? AND status = 'trusted'"
        case .recipients:
            """
            SELECT document FROM recipients WHERE (created_at, id) < (?, ?)
            ORDER BY created_at DESC, id DESC LIMIT ?
            """
        case .batchCounts:
            "SELECT status, asset, units FROM payouts WHERE batch_id = ?"
        case .movements:
            """
            SELECT m.kind, m.block, m.units, t.document FROM movements AS m
            JOIN transactions AS t ON t.id = m.transaction_id
            WHERE m.wallet_id = ? AND m.asset = ? AND m.block <= ?
            AND (m.block, m.units, m.transaction_id, m.kind) > (?, ?, ?, ?)
            ORDER BY m.block, m.units, m.transaction_id, m.kind LIMIT ?
            """
        case .reconciliationsOfAccount:
            """
            SELECT document FROM reconciliations WHERE wallet_id = ? AND asset = ? AND block > ?
            ORDER BY block LIMIT ?
            """
        case .rollup: Self.rollup("")
        case .rollupOfRoute: Self.rollup("AND route = ?")
        case .edge: Self.edge("")
        case .edgeOfRoute: Self.edge("AND +route = ?")
        case .durations: Self.durations("")
        case .durationsOfRoute: Self.durations("AND route = ?")
        case .edgeDurations: Self.edgeDurations("")
        case .edgeDurationsOfRoute: Self.edgeDurations("AND +route = ?")
        default: ""
        }
    }

    private static func rollup(_ condition: String) -> String {
        """
        SELECT start, route, asset, status, count, units, fee FROM payout_rollups
        WHERE span = ? AND start >= ? AND start < ? \(condition)
        """
    }

    private static func edge(_ condition: String) -> String {
        """
        SELECT created_at AS start, route, asset, status, 1 AS count, units, coalesce(fee, 0) AS fee
        FROM payouts WHERE created_at >= ? AND created_at < ? \(condition)
        """
    }

    private static func durations(_ condition: String) -> String {
        """
        SELECT milliseconds, count, longest FROM payout_durations
        WHERE span = ? AND start >= ? AND start < ? \(condition)
        """
    }

    private static func edgeDurations(_ condition: String) -> String {
        """
        SELECT max(0, completed_at - created_at) AS longest FROM payouts
        WHERE created_at >= ? AND created_at < ? AND completed_at IS NOT NULL \(condition)
        """
    }
}

/// The statement of a list of payouts.
///
/// One index gives the order and the most selective filter. The other filters check the rows that it finds; their
/// unary plus keeps SQLite from choosing another index, which would need a sort.
struct PayoutHistoryQuery {
    let sql: String
    let arguments: StatementArguments

    /// - Parameter columns: The columns to read.
    init(_ columns: String, _ selection: PayoutSelection, after position: ListPosition?, limit: Int) {
        var filters = Self.filters(of: selection)
        let driving = Self.precedence(of: selection).first { name in filters.contains { $0.column == name } }
        var conditions: [String] = []
        var arguments: StatementArguments = []
        filters.sort { left, _ in left.column == driving }
        for filter in filters {
            conditions.append((filter.column == driving ? "" : "+") + filter.column + " = ?")
            arguments += [filter.value]
        }
        if let from = selection.from {
            conditions.append("created_at >= ?")
            arguments += [from.milliseconds]
        }
        if let start = ListPosition.start(after: position, before: selection.to) {
            conditions.append("(created_at, id) < (?, ?)")
            arguments += [start.createdAt.milliseconds, start.id]
        }
        let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        // A reference belongs to one payout, so nothing needs to be sorted.
        let order = driving == "reference" ? "" : "ORDER BY created_at DESC, id DESC"
        sql = "SELECT \(columns) FROM payouts \(condition) \(order) LIMIT ?"
        self.arguments = arguments + [limit]
    }

    private static func filters(of selection: PayoutSelection) -> [(column: String, value: String)] {
        [
            ("reference", selection.reference), ("batch_id", selection.batchID?.text),
            ("recipient", selection.recipient?.base58), ("status", selection.status?.rawValue),
            ("wallet_id", selection.walletID?.text), ("route", selection.route?.rawValue),
        ].compactMap { column, value in value.map { (column, $0) } }
    }

    /// Ordered by how few rows each is likely to leave. Nearly all payouts are completed some day.
    private static func precedence(of selection: PayoutSelection) -> [String] {
        selection.status == .completed
            ? ["reference", "batch_id", "recipient", "wallet_id", "route", "status"]
            : ["reference", "batch_id", "recipient", "status", "wallet_id", "route"]
    }
}
