import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

@Suite("Values of requests, at their bounds")
struct ReadingTests {
    func reader(
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
    func locations<Value>(_ checked: Checked<Value>) -> [String] {
        if case .invalid(let violations) = checked { violations.listed.map(\.location) } else { [] }
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
