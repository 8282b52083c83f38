/// A kind of record that has identifiers. Its prefix keeps ids of different kinds from being mixed up, in text too.
public protocol Identified: Sendable {
    /// The letters before the underscore, such as `pay`.
    static var identifierPrefix: String { get }
}

/// The id of one record: a prefix that names its kind, and a ULID, such as "pay_01JD…".
public struct Identifier<Subject: Identified>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The part behind the prefix.
    public let ulid: ULID

    /// The id with this ULID.
    public init(_ ulid: ULID) {
        self.ulid = ulid
    }

    /// The id in `text`, or nil if prefix, length or characters are wrong.
    public init?(_ text: String) {
        let prefix = Subject.identifierPrefix + "_"
        guard text.hasPrefix(prefix), let ulid = ULID(text.dropFirst(prefix.count)) else { return nil }
        self.ulid = ulid
    }

    /// Whether `text` has the form of such an id, as in the API's pattern. Not every such text is an id, because 26
    /// characters hold 130 bits.
    public static func hasForm(_ text: String) -> Bool {
        let prefix = Subject.identifierPrefix + "_"
        return text.hasPrefix(prefix) && ULID.hasForm(text.dropFirst(prefix.count))
    }

    /// Prefix, underscore, ULID.
    public var text: String { Subject.identifierPrefix + "_" + ulid.text }

    public var description: String { text }

    public static func < (left: Self, right: Self) -> Bool { left.ulid < right.ulid }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let identifier = Self(text) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath, debugDescription: "not a \(Subject.identifierPrefix)_ id")
            )
        }
        self = identifier
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
