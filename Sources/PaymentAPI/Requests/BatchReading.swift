import PaymentModel
import Payments
import StrictJSON
import Tron

/// The payouts of a batch's body, JSON or a table.
struct BatchReading {
    /// Nil where a line of a table has not as many cells as its header.
    let items: [PayoutReading?]
    /// Where each stands in the table, from 1; empty where it was no table.
    let lines: [Int]

    private enum Limits {
        static let items = 1...1000
        static let columns: Set<String> = [
            "route", "recipient_address", "recipient_id", "kyc_attestation", "wallet_id", "asset", "amount",
            "reference", "description", "memo", "priority", "scheduled_at",
        ]
        static let metadataPrefix = "metadata."
    }

    /// - Throws: `malformed_request` where a table is none.
    init(_ request: OperationRequest, _ reader: RequestReader) throws(Problem) {
        let values: [JSON?]
        if let csv = request.csv {
            let table = try CSVTable(csv)
            values = Self.objects(table, noting: reader.offences)
            lines = table.rows.map(\.line)
        } else {
            var body = reader.body()
            let list = body.value("payouts")
            body.refuseUnknown()
            if let list, list.array == nil { reader.offences.add("/payouts", "must be an array") }
            values = list?.array ?? []
            lines = []
        }
        guard Limits.items.contains(values.count) else {
            if reader.offences.items.isEmpty {
                reader.offences.add("/payouts", "must have 1 to \(Limits.items.upperBound) items")
            }
            items = []
            return
        }
        var references: Set<String> = []
        items = values.enumerated().map { index, value in
            guard let value else { return nil }
            let place = "/payouts/\(index)"
            let item = PayoutReading(
                ObjectReader(value, at: place, noting: reader.offences), route: nil)
            if let reference = item.reference, !references.insert(reference).inserted {
                reader.offences.add(place + "/reference", "stands twice within the batch")
            }
            return item
        }
    }

    /// `offence` with the line that it is about, where the batch was a table.
    func placed(_ offence: PaymentError.Offence) -> PaymentError.Offence {
        let parts = offence.location.split(separator: "/")
        guard parts.count >= 2, parts[0] == "payouts", let index = Int(parts[1]),
            lines.indices.contains(index)
        else { return offence }
        return .init(offence.location, "line \(lines[index]): \(offence.detail)", code: offence.code)
    }

    /// Each row as the object that it would be in JSON; an empty cell is a member that is not there.
    private static func objects(_ table: CSVTable, noting offences: OffenceList) -> [JSON?] {
        var seen: Set<String> = []
        for column in table.header {
            if !Limits.columns.contains(column), !column.hasPrefix(Limits.metadataPrefix) {
                offences.add("/payouts", "line 1: the column \"\(column)\" is not known here")
            }
            if !seen.insert(column).inserted {
                offences.add("/payouts", "line 1: the column \"\(column)\" stands twice")
            }
        }
        return table.rows.enumerated().map { index, row in
            guard row.cells.count == table.header.count else {
                offences.add(
                    "/payouts/\(index)",
                    "has \(row.cells.count) cells, and the header \(table.header.count)")
                return nil
            }
            return object(zip(table.header, row.cells))
        }
    }

    private static func object(_ cells: some Sequence<(String, String)>) -> JSON {
        var object: JSONObject = [:]
        var metadata: JSONObject = [:]
        for (column, cell) in cells where !cell.isEmpty {
            if column.hasPrefix(Limits.metadataPrefix) {
                metadata[String(column.dropFirst(Limits.metadataPrefix.count))] = .string(cell)
            } else if column == "priority", let number = Int64(cell) {
                object[column] = .number(JSONNumber(number))
            } else {
                object[column] = .string(cell)
            }
        }
        if !metadata.isEmpty { object["metadata"] = .object(metadata) }
        return .object(object)
    }
}
