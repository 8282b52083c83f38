/// How a `bytes` field stands in JSON with `visible` true (java-tron: `HttpSelfFormatFieldName`).
enum BytesForm: Sendable {
    /// Hex, always.
    case plain
    /// Base58check.
    case address
    /// UTF-8 text.
    case name
}

/// An enumeration of java-tron's protobuf files.
struct WireEnumeration: Sendable {
    /// With its package, as error texts name it.
    let name: String
    let values: [(number: Int64, name: String)]

    init(_ name: String, _ names: [String]) {
        self.name = "protocol.\(name)"
        values = names.enumerated().map { (Int64($0.offset), $0.element) }
    }

    init(_ name: String, numbered values: [(number: Int64, name: String)]) {
        self.name = "protocol.\(name)"
        self.values = values
    }

    func name(of number: Int64) -> String? { values.first { $0.number == number }?.name }

    func number(of name: String) -> Int64? { values.first { $0.name == name }?.number }
}

/// What a field holds.
indirect enum WireKind: Sendable {
    case int64
    case int32
    case bool
    case text
    case bytes(BytesForm)
    case enumeration(WireEnumeration)
    case message(WireSchema)
}

/// A field of a message.
struct WireField: Sendable {
    let number: Int
    let name: String
    let kind: WireKind
    let isRepeated: Bool

    static func one(_ number: Int, _ name: String, _ kind: WireKind) -> Self {
        Self(number: number, name: name, kind: kind, isRepeated: false)
    }

    static func many(_ number: Int, _ name: String, _ kind: WireKind) -> Self {
        Self(number: number, name: name, kind: kind, isRepeated: true)
    }
}

/// A message of java-tron's protobuf files: names and numbers as the network and the HTTP API have them.
struct WireSchema: Sendable {
    let name: String
    /// By ascending number.
    let fields: [WireField]

    init(_ name: String, _ fields: [WireField]) {
        self.name = name
        self.fields = fields
    }

    func field(_ number: Int) -> WireField? { fields.first { $0.number == number } }

    func field(named name: String) -> WireField? { fields.first { $0.name == name } }
}
