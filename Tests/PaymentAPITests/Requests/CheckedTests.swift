import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

@Suite("Values that are read")
struct CheckedTests {
    private static func read<Value>(_ form: Form<Value>, _ json: JSON) -> [String] {
        switch form.read(json) {
        case .valid: []
        case .invalid(let violations): violations.listed.map { "\($0.location) \($0.detail)" }
        }
    }

    /// Two members, one of them an object with a list.
    private static let form = Form<(String, [Int64])>.object { object in
        all(
            object.required("name", .text(.name)),
            object.required(
                "inner",
                .object { $0.required("list", .list(1...3, of: .integer(in: 1...9))) }))
    }

    @Test("what is wrong is told with its place, all of it, in the order of reading")
    func places() {
        let json: JSON = ["inner": ["list": [1, 10, "2"], "x/y": 0], "z": 1]

        #expect(
            Self.read(Self.form, json) == [
                "/name required", "/inner/list/1 must be 1 to 9", "/inner/list/2 must be an integer",
                "/inner/x~1y unknown field", "/z unknown field",
            ])
    }

    @Test("where everything is acceptable, the values are handed out")
    func values() throws {
        let (name, list) = try Self.form.read(["name": "a", "inner": ["list": [1, 2]]]).get()

        #expect(name == "a" && list == [1, 2])
    }

    @Test("what is not an object is told once, and not its members one by one")
    func notAnObject() {
        #expect(Self.read(Self.form, []) == [" must be an object"])
        #expect(
            Self.read(Self.form, ["name": "", "inner": 1]) == [
                "/name must have 1 to 100 characters", "/inner must be an object",
            ])
    }

    @Test("a member that was left out is nil, or what stands for it")
    func optional() throws {
        let reader = ObjectReader(["a": 5])
        let form = Form<Int64>.integer(in: 1...9)

        #expect(try reader.optional("a", form).get() == 5)
        #expect(try reader.optional("b", form).get() == nil)
        #expect(try reader.optional("b", form, else: 7).get() == 7)
        #expect(try reader.optional("b", form, assuming: 8).get() == 8)
        #expect(reader.rest().value != nil)
    }

    @Test("the first hundred violations are in words, the others are counted")
    func bound() {
        let many = (1...250).map { Violation("/\($0)", "unknown field") }
        var violations = Violations(Array(many.prefix(60)))
        violations.add(Violations(Array(many.dropFirst(60))), below: "/body")

        #expect(violations.listed.count == 100 && violations.count == 250)
        #expect(violations.listed[0].location == "/1" && violations.listed[99].location == "/body/100")
        #expect(
            violations.text.hasPrefix("/1: unknown field; ") && violations.text.hasSuffix("; and 150 more"))
        #expect(Problem.invalid(violations).code == .validationFailed)
    }

    @Test("an id that nothing can have is not found, unless something else is wrong as well")
    func unknownID() {
        var violations = Violations.unknownID
        #expect(Problem.invalid(violations).code == .notFound)

        violations.add(Violations([Violation("/a", "required")]))
        #expect(Problem.invalid(violations).code == .validationFailed)
    }

    @Test("what the domain says is added to what is known already, once")
    func beside() {
        var violations = Violations([Violation("/a", "required")])
        violations.add(new: [Violation("/a", "required"), Violation("/b", "must be more than 0")])

        #expect(violations.listed.map(\.location) == ["/a", "/b"])
    }
}
