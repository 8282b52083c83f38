import PaymentModel
import PaymentWire
import Payments
import StrictJSON

/// The payouts of a batch's body, which is JSON or a table.
struct BatchReading {
    /// All of them, in their order.
    let orders: Checked<[PayoutOrder]>
    /// Each as far as it could be read; nil for a row that does not fit the table's header.
    let items: [PayoutReading?]
    /// The line of each in the table, from 1; empty if the body is JSON.
    private let lines: [Int]

    private enum Limits {
        static let items = 1...1000
    }

    /// - Throws: `malformed_request` for text that is not a table.
    init(_ reader: RequestReader, assets: AssetRegistry) throws(Problem) {
        let rows: Checked<[Checked<JSON>]>
        switch reader.request.content {
        case .csv(let text):
            let table = try PayoutTable(text)
            rows = table.rows
            lines = table.lines
        case .json, .nothing:
            rows = reader.body.required("payouts", .array).map { $0.map(Checked.valid) }
            lines = []
        }
        var references: Set<String> = []
        var items: [PayoutReading?] = []
        let orders = rows.flatMap { rows -> Checked<[PayoutOrder]> in
            guard Limits.items.contains(rows.count) else {
                return .violation("must have 1 to \(Limits.items.upperBound) items", at: "/payouts")
            }
            return all(
                rows.enumerated().map { index, row in
                    let item = row.map { PayoutReading(item: $0, assets: assets) }
                    items.append(item.value)
                    let reference = Self.note(item.value?.reference, in: &references)
                    return all(item.flatMap(\.order), reference).map { order, _ in order }
                        .below("/payouts/\(index)")
                })
        }
        self.orders = orders
        self.items = items
    }

    /// `violation` with the line that it is about, if the batch is a table.
    func placed(_ violation: Violation) -> Violation {
        let parts = violation.location.split(separator: "/")
        guard parts.count >= 2, parts[0] == "payouts", let index = Int(parts[1]),
            lines.indices.contains(index)
        else { return violation }
        return Violation(
            violation.location, "line \(lines[index]): \(violation.detail)", code: violation.code)
    }

    /// A reference may appear once.
    private static func note(_ reference: String?, in references: inout Set<String>) -> Checked<Void> {
        guard let reference, !references.insert(reference).inserted else { return .valid(()) }
        return .violation("appears more than once in the batch", at: "/reference")
    }
}

extension PayoutReading {
    /// A payout that is an item of a batch, and names its route.
    fileprivate init(item json: JSON, assets: AssetRegistry) {
        let body = ObjectReader(of: json)
        self.init(body, route: nil, assets: assets)
        order = all(order, body.rest()).map { order, _ in order }
    }
}

extension Form where Value == [JSON] {
    fileprivate static var array: Self {
        Self { json in json.array.map(Checked.valid) ?? .violation("must be an array") }
    }
}
