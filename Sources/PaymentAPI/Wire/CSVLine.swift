import PaymentModel
import Payments
import Tron

/// One line of a table by RFC 4180.
enum CSVLine {
    /// The cells, quoted where they must be, with the line's end.
    ///
    /// A cell that a spreadsheet would run as a formula is led in by an apostrophe, so that it stays a text:
    /// what callers put into references comes from people that nobody knows.
    ///
    /// - Parameter numbers: the places of cells that are numbers of ours, and stay so with a minus too.
    static func text(_ cells: [String?], numbers: Set<Int> = []) -> String {
        cells.enumerated().map { numbers.contains($0.offset) ? $0.element ?? "" : cell($0.element ?? "") }
            .joined(separator: ",") + "\r\n"
    }

    private static func cell(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) {
            text = "'" + text
        }
        let mustBeQuoted = text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
        return mustBeQuoted ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}

extension PayoutLine {
    /// The columns of the contract.
    static let header = [
        "payout_id", "created_at", "completed_at", "status", "route", "recipient_address", "asset", "amount",
        "fee", "reference", "tx_id", "wallet_id", "batch_id", "created_by",
    ]

    /// The payout as a line under that header.
    var csv: String {
        CSVLine.text([
            id.text, createdAt.text, completedAt?.text, status.rawValue, route.rawValue, recipient,
            amount.asset.rawValue, amount.text, fee?.trxText, reference, txID, walletID, batchID, createdBy,
        ])
    }
}
