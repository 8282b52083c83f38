import PaymentModel
import PaymentWire
import Payments
import StrictJSON

/// The page of a list that a request asks for.
struct Page<Place: ListPlace>: Sendable {
    /// Records on the page, at most.
    let limit: Int
    /// Where it begins: behind this place. Nil for the beginning of the list.
    let place: Place?
    /// The path's parameters and the filters, which a cursor belongs to.
    fileprivate let filters: String

    /// The cursor of the page that begins after `place`.
    func cursor(behind place: Place) -> JSON { .string(Cursor(place.mark).text(for: filters)) }

    /// The page with `items`, each of them JSON already, with commas between them.
    func answer(_ items: [UInt8], next: Place?) -> Answer {
        let next = JSON.optional(next, cursor(behind:))
        return Answer(list: items, nextCursor: next)
    }

    /// The page with the first `limit` of `records`. It has a next page if there are more of them.
    func json<Record>(
        _ records: [Record], _ render: (Record) -> (place: Place, json: JSON)
    ) -> JSON {
        let shown = records.prefix(limit).map(render)
        let last = records.count > limit ? shown.last?.place : nil
        return [
            "items": .array(shown.map(\.json)), "next_cursor": .optional(last, cursor(behind:)),
        ]
    }
}

private enum PageLimits {
    static let records = 1...200
    static let recordsDefault = 50
}

extension RequestReader {
    /// The page that `limit` and `cursor` ask for. A cursor continues in the same list with the same filters
    /// only.
    func page<Place>(_ type: Place.Type = ListPosition.self) -> Checked<Page<Place>> {
        let filters = filters
        let place = query(
            "cursor",
            Form<Place>.string("not a cursor of this list with these filters") { text in
                Cursor(text, for: filters).flatMap { Place($0.mark) }
            })
        let limit = query("limit", .limit, else: PageLimits.recordsDefault)
        return all(limit, place).map { Page(limit: $0, place: $1, filters: filters) }
    }

    private var filters: String {
        let values = Dictionary(request.query.map { ($0.name, $0.value) }) { first, _ in first }
        let kept = values.filter { $0.key != "limit" && $0.key != "cursor" }
        return (request.parameters.sorted { $0.key < $1.key } + kept.sorted { $0.key < $1.key })
            .map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
    }
}

extension Form where Value == Int {
    fileprivate static var limit: Self {
        let range = PageLimits.records
        return .string("must be \(range.lowerBound) to \(range.upperBound)") { text in
            // Int would take a sign as well.
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            return Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}
