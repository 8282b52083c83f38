import PaymentModel
import Payments
import StrictJSON

/// Payouts as a table: each row becomes the object that it would be in JSON.
struct PayoutTable {
    /// Invalid if the header has columns that payouts don't have, or one column twice.
    let rows: Checked<[Checked<JSON>]>
    /// The line on which each row begins, from 1.
    let lines: [Int]

    private static let columns: Set<String> = [
        "route", "recipient_address", "recipient_id", "kyc_attestation", "wallet_id", "asset", "amount",
        "reference", "description", "memo", "priority", "scheduled_at",
    ]
    private static let metadataPrefix = "metadata."

    /// - Throws: `malformed_request` for text that is not a table.
    init(_ text: String) throws(Problem) {
        let table = try CSVTable(text)
        lines = table.rows.map(\.line)
        let rows = table.rows.map { Self.object(of: $0.cells, under: table.header) }
        self.rows = Self.check(table.header).map { rows }
    }

    private static func check(_ header: [String]) -> Checked<Void> {
        var seen: Set<String> = []
        let violations = header.flatMap { column in
            var words: [String] = []
            if !columns.contains(column), metadataName(of: column) == nil { words.append("is unknown") }
            if !seen.insert(column).inserted { words.append("appears more than once") }
            return words.map { Violation("/payouts", "line 1: the column \"\(column)\" \($0)") }
        }
        return violations.isEmpty ? .valid(()) : .invalid(Violations(violations))
    }

    /// What stands behind the prefix; nil for other columns. By scalars: an accent does not hide the prefix's point.
    private static func metadataName(of column: String) -> String? {
        let scalars = column.unicodeScalars
        guard scalars.starts(with: metadataPrefix.unicodeScalars) else { return nil }
        return String(scalars.dropFirst(metadataPrefix.unicodeScalars.count))
    }

    /// An empty cell is a member that was left out.
    private static func object(of cells: [String], under header: [String]) -> Checked<JSON> {
        guard cells.count == header.count else {
            return .violation("has \(cells.count) cells, and the header \(header.count)")
        }
        var object: JSONObject = [:]
        var metadata: JSONObject = [:]
        for (column, cell) in zip(header, cells) where !cell.isEmpty {
            if let name = metadataName(of: column) {
                metadata[name] = .string(cell)
            } else if column == "priority", case .number(let number)? = try? JSON(parsing: cell) {
                object[column] = .number(number)
            } else {
                object[column] = .string(cell)
            }
        }
        if !metadata.isEmpty { object["metadata"] = .object(metadata) }
        return .valid(.object(object))
    }
}
