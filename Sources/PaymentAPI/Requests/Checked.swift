import PaymentModel
import Payments

/// A valid value, or what is wrong with it.
///
/// Readers return values in this form, so that a request's values can be read one after another and what is
/// wrong with any of them is reported at once. `RequestReader.values` hands out the values themselves.
enum Checked<Value> {
    case valid(Value)
    /// Without violations if they are reported for something around the value.
    case invalid(Violations)

    /// An invalid value at `location`, for the reason in `detail`.
    static func violation(_ detail: String, at location: String = "") -> Self {
        .invalid(Violations([Violation(location, detail)]))
    }

    /// The value, or nil if it is invalid: for asking the domain what else is wrong.
    var value: Value? { if case .valid(let value) = self { value } else { nil } }

    /// - Throws: what is wrong with it.
    func get() throws(Violations) -> Value {
        switch self {
        case .valid(let value): return value
        case .invalid(let violations): throw violations
        }
    }

    /// What `transform` makes of the value.
    func map<Other>(_ transform: (Value) -> Other) -> Checked<Other> {
        switch self {
        case .valid(let value): .valid(transform(value))
        case .invalid(let violations): .invalid(violations)
        }
    }

    /// What `transform` makes of the value, if that is acceptable.
    func flatMap<Other>(_ transform: (Value) -> Checked<Other>) -> Checked<Other> {
        switch self {
        case .valid(let value): transform(value)
        case .invalid(let violations): .invalid(violations)
        }
    }

    /// The same with its violations below `location`.
    func below(_ location: @autoclosure () -> String) -> Self {
        guard case .invalid(let violations) = self else { return self }
        var moved = Violations()
        moved.add(violations, below: location())
        return .invalid(moved)
    }

    fileprivate func add(to violations: inout Violations) {
        if case .invalid(let others) = self { violations.add(others) }
    }
}

/// All of `parts` together: their values if each is acceptable, otherwise everything that is wrong with any.
func all<each Part>(_ parts: repeat Checked<each Part>) -> Checked<(repeat each Part)> {
    do throws(Violations) {
        return .valid((repeat try (each parts).get()))
    } catch {
        var violations = Violations()
        repeat (each parts).add(to: &violations)
        return .invalid(violations)
    }
}

/// All of `parts` together, in their order.
func all<Part>(_ parts: [Checked<Part>]) -> Checked<[Part]> {
    let values = parts.compactMap(\.value)
    guard values.count < parts.count else { return .valid(values) }
    var violations = Violations()
    for part in parts { part.add(to: &violations) }
    return .invalid(violations)
}
