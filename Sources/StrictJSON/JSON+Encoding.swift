extension JSON {
    /// The value as compact UTF-8, members in their order.
    public func encoded() -> [UInt8] {
        var output: [UInt8] = []
        write(to: &output, number: \.literal) { $0.members }
        return output
    }

    /// The value in the canonical form of RFC 8785: keys sorted by their UTF-16 code units, nothing between tokens. Equal
    /// values have equal bytes, so that they can be hashed and signed.
    ///
    /// An integer is written as such, however it was spelled; other numbers as they stand: only integers, which RFC 8785
    /// writes the same, belong into what is hashed.
    public func canonical() -> [UInt8] {
        var output: [UInt8] = []
        write(to: &output, number: { $0.int64.map(String.init) ?? $0.literal }) { object in
            // Of ASCII, the code units are the bytes, and these are compared at once.
            object.members.allSatisfy { $0.key.utf8.allSatisfy { $0 < 0x80 } }
                ? object.members.sorted { $0.key < $1.key }
                : object.members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
        }
        return output
    }

    /// `encoded()` as text.
    public var text: String { String(decoding: encoded(), as: UTF8.self) }

    private func write(
        to output: inout [UInt8], number text: (JSONNumber) -> String,
        members: (JSONObject) -> [(key: String, value: JSON)]
    ) {
        switch self {
        case .null: output += "null".utf8
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .number(let number): output += text(number).utf8
        case .string(let text): Self.write(text, to: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                element.write(to: &output, number: text, members: members)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let object):
            output.append(UInt8(ascii: "{"))
            for (index, member) in members(object).enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                Self.write(member.key, to: &output)
                output.append(UInt8(ascii: ":"))
                member.value.write(to: &output, number: text, members: members)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    /// Appends `text` as a JSON string, with the escapes of RFC 8785: the two-character ones where there are some, \u00xx for
    /// other control characters.
    package static func write(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            var written = 0
            for index in bytes.indices where needsEscape(bytes[index]) {
                output.append(contentsOf: bytes[written..<index])
                writeEscape(of: bytes[index], to: &output)
                written = index + 1
            }
            output.append(contentsOf: bytes[written...])
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func writeEscape(of byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): output += "\\\"".utf8
        case UInt8(ascii: "\\"): output += "\\\\".utf8
        case 0x08: output += "\\b".utf8
        case 0x09: output += "\\t".utf8
        case 0x0A: output += "\\n".utf8
        case 0x0C: output += "\\f".utf8
        case 0x0D: output += "\\r".utf8
        default:
            let digits = Array("0123456789abcdef".utf8)
            output += "\\u00".utf8
            output += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
}
