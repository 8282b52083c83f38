import Tron

/// What a field of a message holds.
enum WireValue: Sendable {
    case integer(Int64)
    case bytes([UInt8])
    case message(WireMessage)
}

/// A message of which only the schema is known: read from and written as protobuf and java-tron's JSON.
struct WireMessage: Sendable {
    let schema: WireSchema
    /// In the order of their coming; a repeated field stands there once for each element.
    private(set) var values: [(number: Int, value: WireValue)] = []
    /// Whole fields that the schema does not have.
    private(set) var unknown: [UInt8] = []

    init(_ schema: WireSchema) {
        self.schema = schema
    }

    /// The message that `bytes` are.
    init(_ schema: WireSchema, decoding bytes: ArraySlice<UInt8>) throws(WireFault) {
        self.schema = schema
        var reader = WireReader(bytes)
        while let (number, content, whole) = try reader.next() {
            guard let field = schema.field(number), let value = try Self.value(of: field, content) else {
                unknown += whole
                continue
            }
            add(field, value)
        }
    }

    private static func value(of field: WireField, _ content: WireContent) throws(WireFault) -> WireValue? {
        switch (field.kind, content) {
        case (.int64, .varint(let number)): .integer(Int64(bitPattern: number))
        case (.int32, .varint(let number)), (.enumeration, .varint(let number)):
            .integer(Int64(Int32(truncatingIfNeeded: number)))
        case (.bool, .varint(let number)): .integer(number == 0 ? 0 : 1)
        case (.text, .bytes(let bytes)), (.bytes, .bytes(let bytes)): .bytes(Array(bytes))
        case (.message(let schema), .bytes(let bytes)): .message(try WireMessage(schema, decoding: bytes))
        default: nil
        }
    }

    /// Puts `value` into a field: behind what is there if it is repeated, in its place if not.
    mutating func add(_ field: WireField, _ value: WireValue) {
        if !field.isRepeated { values.removeAll { $0.number == field.number } }
        values.append((field.number, value))
    }

    /// Sets a field that the schema has.
    mutating func set(_ name: String, _ value: WireValue) {
        guard let field = schema.field(named: name) else {
            preconditionFailure("\(schema.name) has no field \(name)")
        }
        add(field, value)
    }

    /// The last value of the field.
    func value(_ name: String) -> WireValue? {
        guard let number = schema.field(named: name)?.number else { return nil }
        return values.last { $0.number == number }?.value
    }

    /// 0 if it is left out.
    func integer(_ name: String) -> Int64 {
        if case .integer(let number) = value(name) { number } else { 0 }
    }

    /// Empty if it is left out.
    func bytes(_ name: String) -> [UInt8] {
        if case .bytes(let bytes) = value(name) { bytes } else { [] }
    }

    func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

    /// The address in a field, nil if it is not valid.
    func address(_ name: String) -> Address? { try? Address(bytes: bytes(name)) }

    func message(_ name: String) -> WireMessage? {
        if case .message(let message) = value(name) { message } else { nil }
    }

    /// The elements of a repeated field of messages.
    func messages(_ name: String) -> [WireMessage] {
        guard let number = schema.field(named: name)?.number else { return [] }
        return values.compactMap { item in
            if item.number == number, case .message(let message) = item.value { message } else { nil }
        }
    }

    /// By ascending number, defaults left out, as Google's libraries write it.
    func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        for field in schema.fields {
            for item in values where item.number == field.number {
                switch item.value {
                case .integer(let number):
                    if number != 0 || field.isRepeated { bytes.append(field: field.number, integer: number) }
                case .bytes(let content):
                    if !content.isEmpty || field.isRepeated {
                        bytes.append(field: field.number, bytes: content)
                    }
                case .message(let message): bytes.append(field: field.number, bytes: message.encoded())
                }
            }
        }
        return bytes + unknown
    }
}
