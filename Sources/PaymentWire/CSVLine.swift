package import PaymentModel
import Payments
import Tron

/// One line of a table (RFC 4180).
package enum CSVLine {
    /// The cells, quoted where necessary, with the line's end.
    ///
    /// A cell that a spreadsheet would run as a formula begins with an apostrophe, which makes it text:
    /// references and the like may come from strangers.
    ///
    /// - Parameter numbers: the places of cells that are the service's own numbers, and may begin with a
    ///   minus.
    package static func text(_ cells: [String?], numbers: Set<Int> = []) -> String {
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
    package static let header = [
        "payout_id", "created_at", "completed_at", "status", "route", "recipient_address", "asset", "amount",
        "fee", "reference", "tx_id", "wallet_id", "batch_id", "created_by",
    ]

    /// The payout as a line below that header.
    package var csv: String {
        CSVLine.text([
            id.text, createdAt.text, completedAt?.text, status.rawValue, route.rawValue, recipient,
            amount.asset.symbol, amount.text, fee?.trxText, reference, txID, walletID, batchID, createdBy,
        ])
    }
}
