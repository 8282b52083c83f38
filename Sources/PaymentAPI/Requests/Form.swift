import PaymentModel
import StrictJSON

/// The form of a value: reads it from JSON, or says what is wrong with it. Values in a path or a query are read as
/// JSON strings.
struct Form<Value>: Sendable {
    /// Violations are located relative to the value: "" is the value itself.
    let read: @Sendable (JSON) -> Checked<Value>

    init(_ read: @escaping @Sendable (JSON) -> Checked<Value>) {
        self.read = read
    }

    /// A string that `parse` makes a value of.
    static func string(_ parse: @escaping @Sendable (String) -> Checked<Value>) -> Self {
        Self { json in
            guard let text = json.string else { return .violation("must be a string") }
            return parse(text)
        }
    }

    /// A string that `parse` makes a value of. Where it returns nil, the violation is `detail`.
    static func string(
        _ detail: @autoclosure @escaping @Sendable () -> String,
        _ parse: @escaping @Sendable (String) -> Value?
    ) -> Self {
        .string { text in parse(text).map(Checked.valid) ?? .violation(detail()) }
    }

    /// The same with what `transform` makes of the value.
    func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Form<Other> {
        Form<Other> { read($0).map(transform) }
    }

    /// The same, unless `transform` refuses the value.
    func flatMap<Other>(_ transform: @escaping @Sendable (Value) -> Checked<Other>) -> Form<Other> {
        Form<Other> { read($0).flatMap(transform) }
    }

    /// An object whose members `read` asks for; other members are refused.
    static func object(_ read: @escaping @Sendable (ObjectReader) -> Checked<Value>) -> Self {
        Self { json in
            guard let object = json.object else { return .violation("must be an object") }
            let reader = ObjectReader(object)
            return all(read(reader), reader.rest()).map { value, _ in value }
        }
    }

    /// A list of values of one form.
    static func list<Item>(_ count: ClosedRange<Int>, of form: Form<Item>) -> Self where Value == [Item] {
        Self { json in
            guard let items = json.array, count.contains(items.count) else {
                return .violation("must be a list of \(count.lowerBound) to \(count.upperBound) items")
            }
            return all(items.enumerated().map { index, item in form.read(item).below("/\(index)") })
        }
    }
}

extension Form where Value == String {
    /// A text within `rule`.
    static func text(_ rule: TextRule) -> Self {
        .string { text in rule.violation(of: text).map { .violation($0) } ?? .valid(text) }
    }

    /// A caller's own name for a record, in the form in which names are compared and stored.
    static var reference: Self { .string { Self.text(.reference).read(.string($0.normalized)) } }
}

extension Form where Value == Bool {
    private static var detail: String { "must be true or false" }

    /// true or false.
    static var flag: Self {
        Self { json in json.bool.map(Checked.valid) ?? .violation(detail) }
    }

    /// true or false as a word, as a query has them.
    static var flagWord: Self { .string(detail) { ["true": true, "false": false][$0] } }
}

extension Form where Value == Int64 {
    /// A whole number within `range`.
    static func integer(in range: ClosedRange<Int64>) -> Self {
        Self { json in
            guard case .number(let literal) = json, literal.isInteger else {
                return .violation("must be an integer")
            }
            guard let number = literal.int64, range.contains(number) else {
                return .violation("must be \(range.lowerBound) to \(range.upperBound)")
            }
            return .valid(number)
        }
    }
}

extension Form
where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String, Value.AllCases == [Value] {
    /// One of the words of an enumeration.
    static func word(of type: Value.Type) -> Self {
        .string("must be one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))") {
            Value(rawValue: $0)
        }
    }
}

extension Form where Value == [String: String] {
    /// The caller's own texts by name.
    static var texts: Self {
        Self { json in
            guard let members = json.object?.members else {
                return .violation("must be an object of strings")
            }
            guard members.count <= TextRule.metadataEntriesMax else {
                return .violation("must have at most \(TextRule.metadataEntriesMax) entries")
            }
            let entries = members.map { name, value in
                all(Self.name(name), Form<String>.text(.metadataValue).read(value))
                    .below(ObjectReader.location(of: name))
            }
            return all(entries).map { Dictionary($0) { first, _ in first } }
        }
    }

    private static func name(_ name: String) -> Checked<String> {
        TextRule.metadataName.violation(of: name).map { .violation("name " + $0) } ?? .valid(name)
    }
}
