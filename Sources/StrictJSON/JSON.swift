/// A JSON value as RFC 8259 has it, with nothing guessed: numbers keep their literal, objects keep the order of their
/// members and never hold a key twice.
public enum JSON: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, as it was written.
    case number(JSONNumber)
    /// A string with its escapes resolved.
    case string(String)
    /// The elements, in order.
    case array([JSON])
    /// The members, in the order in which they were written.
    case object(JSONObject)
}

/// A number as it was written. It becomes an integer only if it is exactly one; no floating point is involved.
public struct JSONNumber: Hashable, Sendable {
    /// The literal, by the grammar of RFC 8259.
    public let literal: String

    /// The number `value`.
    public init(_ value: some BinaryInteger) {
        literal = String(value)
    }

    /// A number of which `literal` is known to be well-formed.
    package init(literal: String) {
        self.literal = literal
    }
}

/// The members of an object, in their order. Two objects are equal where they have the same members in any order.
public struct JSONObject: Sendable, ExpressibleByDictionaryLiteral {
    /// Keys and values, in their order; no key stands twice.
    public private(set) var members: [(key: String, value: JSON)]

    /// An object without members.
    public init() {
        members = []
    }

    /// The members as listed; of a key that stands twice the last value holds.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self.init()
        members.reserveCapacity(elements.count)
        for (key, value) in elements { self[key] = value }
    }

    /// The members `distinct`, whose keys are known to differ.
    init(distinct members: [(key: String, value: JSON)]) {
        self.members = members
    }

    /// The value of `key`, nil if there is no such member. Setting nil removes the member.
    public subscript(key: String) -> JSON? {
        get { members.first { $0.key == key }?.value }
        set {
            let index = members.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append((key, value))
            case (nil, nil): break
            }
        }
    }

    /// The keys, in their order.
    public var keys: [String] { members.map(\.key) }

    /// How many members there are.
    public var count: Int { members.count }

    /// Whether there are none.
    public var isEmpty: Bool { members.isEmpty }
}

extension JSONObject: Hashable {
    public static func == (left: Self, right: Self) -> Bool {
        guard left.count == right.count else { return false }
        if left.members.count <= 8 { return left.members.allSatisfy { right[$0.key] == $0.value } }
        let others = Dictionary(right.members.map { ($0.key, $0.value) }) { first, _ in first }
        return left.members.allSatisfy { others[$0.key] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        // Order must not matter: the members' own hashes are added up.
        var sum = 0
        for member in members {
            var one = Hasher()
            one.combine(member.key)
            one.combine(member.value)
            sum &+= one.finalize()
        }
        hasher.combine(sum)
    }
}

extension JSON {
    /// The members, where this is an object.
    public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
    /// The elements, where this is an array.
    public var array: [JSON]? { if case .array(let array) = self { array } else { nil } }
    /// The text, where this is a string.
    public var string: String? { if case .string(let string) = self { string } else { nil } }
    /// The integer, where this is a number that is one and fits 64 bits.
    public var int64: Int64? { if case .number(let number) = self { number.int64 } else { nil } }
    /// The truth value, where this is one.
    public var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
    /// Whether this is null.
    public var isNull: Bool { self == .null }

    /// The value of a member, nil if this is not an object or has no such member.
    public subscript(key: String) -> JSON? { object?[key] }
}

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSON)...) {
        var object = JSONObject()
        for (key, value) in elements { object[key] = value }
        self = .object(object)
    }
}
