import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

@Suite("Values of requests, at their bounds")
struct ReadingTests {
    private func reader(
        _ query: [(String, String)] = [], parameters: [String: String] = [:], body: JSON? = nil
    ) -> RequestReader {
        RequestReader(
            OperationRequest(
                parameters: parameters, query: query.map { QueryItem(name: $0.0, value: $0.1) },
                content: body.map(RequestContent.json) ?? .nothing, accept: nil, session: nil,
                caller: Caller(subject: "s", requestID: "r", remoteAddress: nil), idempotency: nil, wait: nil)
        )
    }

    /// The places of what is wrong; empty where nothing is.
    private func locations<Value>(_ checked: Checked<Value>) -> [String] {
        if case .invalid(let violations) = checked { violations.listed.map(\.location) } else { [] }
    }

    @Test(
        "a page has 1 to 200 records, said in digits",
        arguments: [
            ("1", 1), ("50", 50), ("200", 200), ("0200", 200), ("0", nil), ("201", nil), ("-1", nil),
            ("+5", nil), ("", nil), ("5.0", nil), ("1e2", nil), ("٣", nil), (" 5", nil),
            ("99999999999999999999", nil),
        ] as [(String, Int?)])
    func limits(text: String, limit: Int?) {
        let page: Checked<Page<ListPosition>> = reader([("limit", text)]).page()

        #expect(page.value?.limit == limit)
        #expect(locations(page) == (limit == nil ? ["query:limit"] : []))
    }

    @Test("a page is as long as asked for, and has a next one where more was found")
    func pages() throws {
        for limit in 1...4 {
            for count in 0...5 {
                let page: Page<NumberedPlace> = try reader([("limit", "\(limit)")]).page(NumberedPlace.self)
                    .get()

                let json = page.json(Array((0..<count).map(Int64.init))) { (NumberedPlace($0), .integer($0)) }

                #expect(
                    json["items"]?.array?.compactMap(\.int64) == (0..<Int64(min(limit, count))).map { $0 })
                let next = json["next_cursor"]?.string.flatMap { Cursor($0, for: "") }
                #expect(next?.mark.number == (count > limit ? Int64(limit - 1) : nil))
                #expect((json["next_cursor"] == .null) == (count <= limit))
            }
        }
        #expect(try reader().page(NumberedPlace.self).get().limit == 50)
    }

    @Test("a cursor says its place again, in its list with its filters alone")
    func cursors() throws {
        let marks: [(Int64, String)] = [
            (0, "-"), (.max, "x"), (.min, "i\u{fc}"), (1_800_000_000_000, "pay_01JDZZZZZZZZZZZZZZZZZZZZZZ"),
        ]
        let filters: [(query: [(String, String)], parameters: [String: String])] = [
            ([], [:]), ([("status", "failed")], [:]), ([("status", "failed "), ("route", "v0")], [:]),
            ([], ["wallet_id": "a"]), ([], ["wallet_id": "b"]), ([("a", "b"), ("c", "d")], [:]),
            ([("a", "b\nc=d")], ["x": "y"]), ([("wallet_id", "a")], ["wallet_id": "b"]),
        ]
        for (number, id) in marks {
            for (index, own) in filters.enumerated() {
                let page: Page<ListPosition> = try reader(own.query, parameters: own.parameters).page().get()
                let place = ListPosition(createdAt: Timestamp(milliseconds: number), id: id)
                let cursor = try #require(page.cursor(behind: place).string)
                #expect(
                    cursor.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
                )
                for (other, filter) in filters.enumerated() {
                    let query = filter.query + [("cursor", cursor), ("limit", "7")]
                    let next: Checked<Page<ListPosition>> = reader(query, parameters: filter.parameters)
                        .page()
                    #expect(next.value?.place == (other == index ? place : nil), "\(own) \(filter)")
                    #expect(locations(next) == (other == index ? [] : ["query:cursor"]))
                }
            }
        }
    }

    @Test("filters in another order are the same")
    func filterOrder() throws {
        let page: Page<NumberedPlace> = try reader([("a", "1"), ("b", "2")]).page(NumberedPlace.self).get()
        let cursor = try #require(page.cursor(behind: NumberedPlace(9)).string)

        let next: Page<NumberedPlace> = try reader([("b", "2"), ("cursor", cursor), ("a", "1")])
            .page(NumberedPlace.self).get()

        #expect(next.place?.number == 9)
    }

    @Test(
        "what is not a cursor is none", arguments: ["", "x", "====", "MSAtIA", "MSAtIDAwMDAwMDAwMDAwMDAwMDA"])
    func noCursors(text: String) {
        #expect(Cursor(text, for: "") == nil)
        #expect(Cursor(text + String(repeating: "A", count: 512), for: "") == nil)
    }

    @Test("a range ends after it begins")
    func ranges() {
        let times = ["2026-11-23T14:01:04Z", "2026-11-23T14:01:04.001Z", "2026-11-23T16:01:05+02:00"]
        for (first, from) in times.enumerated() {
            for (second, to) in times.enumerated() {
                let range = reader([("from", from), ("to", to)]).range()
                #expect((range.value != nil) == (first < second), "\(from) \(to)")
                #expect(locations(range) == (first < second ? [] : ["query:to"]))
            }
            let (open, closed) = (reader([("from", from)]).range(), reader([("to", from)]).range())
            #expect(open.value?.from == Timestamp(from) && open.value?.to == nil)
            #expect(closed.value?.to == Timestamp(from) && closed.value?.from == nil)
        }
    }

    @Test("a parameter that nobody asked for, and one that stands twice, are refused")
    func parameters() {
        func read(_ query: [(String, String)]) -> [String] {
            let reader = reader(query)
            do throws(Problem) {
                _ = try reader.values(reader.query("a", .text(.name)), reader.query("b", .text(.name)))
                return []
            } catch {
                return error.violations.listed.map { $0.location }
            }
        }

        #expect(read([("a", "1"), ("b", "2")]) == [])
        #expect(read([("a", "1"), ("c", "2")]) == ["query:c"])
        #expect(read([("a", "1"), ("b", "1"), ("a", "1")]) == ["query:a"])
        #expect(read([("A", "1")]) == ["query:A"])
    }

    @Test("a text has so many characters, whatever they are made of")
    func texts() {
        let rules: [(TextRule, ClosedRange<Int>)] = [
            (.name, 1...100), (.memo, 1...200), (.reference, 1...128), (.description, 0...500),
            (.reason, 0...500), (.givenReason, 1...500), (.attestation, 0...8192), (.password, 1...1024),
            (.metadataName, 0...64), (.metadataValue, 0...512), (.word, 0...64),
        ]
        for (rule, length) in rules {
            for character in ["a", "ü", "€", "😀"] {
                let counts = [
                    length.lowerBound - 1, length.lowerBound, length.upperBound, length.upperBound + 1,
                ]
                for count in counts where count >= 0 {
                    let text = String(repeating: character, count: count)
                    #expect(
                        (rule.violation(of: text) == nil) == length.contains(count), "\(count) \(character)")
                }
            }
        }
    }

    @Test("control characters are refused; lines and tabs where a text may have them")
    func controls() {
        for control in ["\u{0}", "\u{1f}", "\u{7f}", "\u{85}", "\u{9f}", "\r", "\u{1b}"] {
            for rule in [TextRule.name, .memo, .reference, .description, .reason, .metadataValue, .word] {
                #expect(rule.violation(of: "a\(control)b") != nil, "\(control.unicodeScalars)")
            }
            #expect(TextRule.password.violation(of: "a\(control)b") == nil)
        }
        for line in ["\n", "\t"] {
            for rule in [TextRule.description, .reason, .givenReason, .password] {
                #expect(rule.violation(of: "ä\(line)b") == nil && rule.violation(of: "a\(line)b") == nil)
            }
            for rule in [TextRule.name, .memo, .reference, .metadataName, .metadataValue, .word] {
                #expect(rule.violation(of: "a\(line)b") != nil)
            }
        }
    }

    @Test(
        "a number is whole and within its range",
        arguments: [
            ("3", 3), ("9", 9), ("3.0", 3), ("9.000", 9), ("2", nil), ("10", nil), ("3.5", nil), ("-3", nil),
            ("5e0", 5), ("5E0", 5), ("0.5e1", 5), ("5e-1", nil),
            ("99999999999999999999", nil), ("\"5\"", nil), ("null", nil),
            ("true", nil), ("9.0000000000000000000000001", nil),
        ] as [(String, Int64?)])
    func integers(text: String, number: Int64?) throws {
        let form = Form<Int64>.integer(in: 3...9)

        #expect(form.read(try JSON(parsing: text)).value == number)
    }

    @Test("lists have as many items as they may")
    func lists() {
        let form = Form<[Int64]>.list(2...4, of: .integer(in: 0...9))
        for count in 0...6 {
            let json = JSON.array((0..<count).map { .integer($0) })
            #expect((form.read(json).value != nil) == (2...4).contains(count), "\(count)")
        }
        #expect(locations(form.read([1, 2, 77])) == ["/2"])
        #expect(form.read(["a": 1]).value == nil)
    }

    @Test("metadata have at most 32 texts, each with a short name")
    func metadata() {
        func read(_ texts: [String: String]) -> Bool {
            Form<[String: String]>.texts.read(.texts(texts)).value == texts
        }
        func many(_ count: Int) -> [String: String] {
            Dictionary(uniqueKeysWithValues: (0..<count).map { ("k\($0)", "v") })
        }

        #expect(read([:]) && read(many(32)) && !read(many(33)))
        #expect(
            read([String(repeating: "ü", count: 64): ""]) && !read([String(repeating: "n", count: 65): ""]))
        #expect(
            read(["n": String(repeating: "✓", count: 512)])
                && !read(["n": String(repeating: "v", count: 513)]))
        #expect(!read(["a\nb": "v"]) && !read(["a": "v\nw"]))
        #expect(locations(Form<[String: String]>.texts.read(["a~/b": 1])) == ["/a~0~1b"])
    }

    @Test("bytes in hex are as many as they have to be", arguments: [0, 1, 2, 3, 4])
    func hex(count: Int) {
        let text = String(repeating: "0a", count: count)

        #expect(Form<[UInt8]>.hex(bytes: 2).read(.string(text)).value?.count == (count == 2 ? 2 : nil))
        #expect(Form<[UInt8]>.hex(bytes: 2).read(.string(text + "f")).value == nil)
    }

    @Test("a member that is null is there, and is not what it should be")
    func nulls() {
        let reader = ObjectReader(["a": nil, "b": 5])

        #expect(locations(reader.optional("a", .text(.name))) == ["/a"])
        #expect(locations(reader.required("a", .text(.name))) == ["/a"])
        #expect(reader.optional("c", .text(.name)).value != nil)
        #expect(locations(reader.rest()) == ["/b"])
    }

    @Test("a change says what it changes")
    func empty() {
        #expect(ObjectReader([:]).notEmpty().value == nil)
        #expect(ObjectReader(["x": 1]).notEmpty().value != nil)
        #expect(ObjectReader(of: [1]).rest().value == nil)
    }

    @Test("everything that is wrong is told, with what the domain says of the rest")
    func everything() async throws {
        let reader = reader([("z", "1")], parameters: ["id": "x"], body: ["name": "", "other": 1])

        let problem = try await #require(throws: Problem.self) {
            _ = try await reader.values(
                reader.path("id", .text(.name)), reader.body.required("name", .text(.name)),
                reader.body.required("amount", .trx)
            ) { [Violation("/wallet_id", "is unknown"), Violation("/amount", "required")] }
        }

        #expect(
            problem.violations.listed.map { $0.location }
                == ["query:z", "/name", "/amount", "/other", "/wallet_id"])
    }
}
