import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

extension ReadingTests {
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
}
