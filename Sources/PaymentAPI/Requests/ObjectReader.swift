import PaymentModel
import Payments
import StrictJSON

/// Reads the members of a JSON object, and knows afterwards which of them are unknown.
final class ObjectReader {
    /// Nil if it is not an object at all.
    private let object: JSONObject?
    private var asked: [String] = []

    init(_ object: JSONObject) {
        self.object = object
    }

    /// A reader of `json`. If that is not an object, `rest` reports it, and missing members are not reported one by
    /// one.
    init(of json: JSON) {
        object = json.object
    }

    /// A member that must be there.
    func required<Value>(_ name: String, _ form: Form<Value>) -> Checked<Value> {
        guard let object else { return .invalid(Violations()) }
        guard let json = member(name, of: object) else {
            return .violation("required", at: Self.location(of: name))
        }
        return form.read(json).below(Self.location(of: name))
    }

    /// A member that may be left out.
    func optional<Value>(_ name: String, _ form: Form<Value>) -> Checked<Value?> {
        guard let object, let json = member(name, of: object) else { return .valid(nil) }
        return form.read(json).below(Self.location(of: name)).map(Optional.some)
    }

    /// A member that may be left out, and is `value` then.
    func optional<Value>(_ name: String, _ form: Form<Value>, else value: Value) -> Checked<Value> {
        optional(name, form).map { $0 ?? value }
    }

    /// A member that may be left out, and is read as if it were `json` then.
    func optional<Value>(_ name: String, _ form: Form<Value>, assuming json: JSON) -> Checked<Value> {
        form.read(object.flatMap { member(name, of: $0) } ?? json).below(Self.location(of: name))
    }

    /// Ignores members, whatever they are.
    func ignore(_ names: String...) { asked += names }

    /// Refuses an object that has no members.
    func notEmpty() -> Checked<Void> {
        object?.isEmpty == true ? .violation("must have at least one field") : .valid(())
    }

    /// Refuses unknown members, and anything that is not an object. Call it last.
    func rest() -> Checked<Void> {
        guard let object else { return .violation("must be an object") }
        let unknown = object.members.filter { member in !asked.contains(member.key) }
        guard !unknown.isEmpty else { return .valid(()) }
        return .invalid(Violations(of: unknown) { Violation(Self.location(of: $0.key), "unknown field") })
    }

    private func member(_ name: String, of object: JSONObject) -> JSON? {
        asked.append(name)
        return object[name]
    }

    /// The JSON pointer of a member (RFC 6901).
    static func location(of name: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            return "/" + name
        }
        return "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}
