import Crypto
import Foundation
import PaymentModel
import Payments
import StrictJSON
import Tron

/// Reads the parameters of a query one by one, and those of a list's page. What is not acceptable is
/// collected.
struct QueryReader {
    let offences: OffenceList
    private let reader: RequestReader
    private let values: [String: String]
    /// What a cursor is bound to: the list in the path, and the filters that it goes on with.
    private let filters: String

    private enum Limits {
        static let page = 1...200
        static let pageDefault = 50
        static let cursorLength = 1...512
    }

    init(_ request: OperationRequest, _ names: Set<String>) {
        reader = RequestReader(request, query: names)
        offences = reader.offences
        values = Dictionary(request.query.map { ($0.name, $0.value) }) { first, _ in first }
        let kept = values.filter { $0.key != "limit" && $0.key != "cursor" }
        filters = (request.parameters.sorted { $0.key < $1.key } + kept.sorted { $0.key < $1.key })
            .map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
    }

    /// - Throws: `validation_failed` with all that was noted.
    func check() throws(Problem) { try reader.check() }

    /// Whether the parameter is there.
    func has(_ name: String) -> Bool { values[name] != nil }

    /// The id in the path.
    func identifier<Subject>(path name: String, of type: Identifier<Subject>.Type) -> Identifier<Subject>? {
        reader.identifier(path: name, of: type)
    }

    /// The address in the path.
    func address(path name: String) -> Address? { reader.address(path: name) }

    func flag(_ name: String) -> Bool? {
        value(name) { (["true": true, "false": false][$0], "must be true or false") }
    }

    func word<Word: RawRepresentable & CaseIterable>(_ name: String, of type: Word.Type) -> Word?
    where Word.RawValue == String {
        value(name) { text in
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            return (Word(rawValue: text), "must be one of \(words)")
        }
    }

    func identifier<Subject>(_ name: String, of type: Identifier<Subject>.Type) -> Identifier<Subject>? {
        value(name) { (Identifier($0), "must be an id that begins with \(Subject.identifierPrefix)_") }
    }

    func address(_ name: String) -> Address? {
        guard let text = values[name] else { return nil }
        do {
            return try Address(parsing: text)
        } catch {
            offences.add("query:\(name)", error.words)
            return nil
        }
    }

    func text(_ name: String, _ rule: TextRule) -> String? {
        guard let text = values[name] else { return nil }
        if let detail = rule.offence(of: text) {
            offences.add("query:\(name)", detail)
            return nil
        }
        return text
    }

    func time(_ name: String) -> Timestamp? {
        value(name) { (Timestamp($0), "must be a time by RFC 3339, such as 2026-11-23T14:01:04Z") }
    }

    /// `from` and `to`; that they are in order is noted where both are there.
    func range() -> (from: Timestamp?, to: Timestamp?) {
        let (from, to) = (time("from"), time("to"))
        if let from, let to, from >= to { offences.add("query:to", "must be after from") }
        return (from, to)
    }

    /// How many records a page has.
    func limit() -> Int {
        value("limit") { text in
            let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            let number = isNumber ? Int(text).flatMap { Limits.page.contains($0) ? $0 : nil } : nil
            return (number, "must be \(Limits.page.lowerBound) to \(Limits.page.upperBound)")
        } ?? Limits.pageDefault
    }

    /// Where the page begins.
    func position() -> ListPosition? {
        mark().map { ListPosition(createdAt: Timestamp(milliseconds: $0.number), id: $0.id) }
    }

    /// The place of a numbered list, such as the feed, that the page begins behind.
    func number() -> Int64? { mark()?.number }

    /// The cursor behind the place `number` of a numbered list.
    func cursor(behind number: Int64) -> String { Self.cursor(Mark(number: number, id: "-"), of: filters) }

    /// The cursor behind `position` of a list that is newest first.
    func cursor(behind position: ListPosition) -> String {
        Self.cursor(Mark(number: position.createdAt.milliseconds, id: position.id), of: filters)
    }

    private func mark() -> Mark? {
        value("cursor") { text in
            (Self.mark(in: text, of: filters), "is no cursor of this list with these filters")
        }
    }

    /// A page of at most `limit` of the `records`, which are one more where there is a next page.
    func page<Record>(
        _ records: [Record], limit: Int, _ render: (Record) -> (position: ListPosition, json: JSON)
    ) -> JSON {
        let shown = records.prefix(limit).map(render)
        let next = records.count > limit ? shown.last?.position : nil
        return [
            "items": .array(shown.map(\.json)),
            "next_cursor": .optional(next) {
                .string(cursor(behind: $0))
            },
        ]
    }

    private func value<Value>(
        _ name: String, _ parse: (String) -> (value: Value?, offence: String)
    ) -> Value? {
        guard let text = values[name] else { return nil }
        let parsed = parse(text)
        if parsed.value == nil { offences.add("query:\(name)", parsed.offence) }
        return parsed.value
    }

    // MARK: cursors

    /// What a cursor says beside the filters that it is good for.
    private struct Mark {
        /// A time in milliseconds, or a place in a numbered list.
        let number: Int64
        /// Tells apart what has the same number; "-" where nothing has.
        let id: String
    }

    private static func cursor(_ mark: Mark, of filters: String) -> String {
        let text = "\(mark.number) \(mark.id) \(digest(filters))"
        return Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    private static func mark(in cursor: String, of filters: String) -> Mark? {
        guard Limits.cursorLength.contains(cursor.utf8.count) else { return nil }
        var padded = cursor.replacing("-", with: "+").replacing("_", with: "/")
        padded += String(repeating: "=", count: (4 - cursor.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: padded), let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 3, let number = Int64(parts[0]), parts[2] == digest(filters) else { return nil }
        return Mark(number: number, id: parts[1])
    }

    /// Enough to tell filters apart; a cursor gives no access to anything, so it need not be more.
    private static func digest(_ filters: String) -> String {
        Array(SHA256.hash(data: Data(filters.utf8)).prefix(8)).hex
    }
}
