import StrictJSON

/// Bodies as java-tron's first JSON reader takes them (`com.alibaba.fastjson.JSON`): as lenient, and with its
/// words for the faults that are met most.
enum FastJSON {
    /// The object that `text` is; nil if there is not text.
    static func object(_ text: String) throws(NodeFault) -> JSONObject? {
        guard let json = try json(text), !json.isNull else { return nil }
        guard let object = json.object else { throw .json("can not cast to JSONObject.") }
        return object
    }

    static func isJSON(_ text: String) -> Bool {
        do {
            return try json(text) != nil
        } catch {
            return false
        }
    }

    private static func json(_ text: String) throws(NodeFault) -> JSON? {
        guard !text.trimmingSpace.isEmpty else { return nil }
        // Most bodies are proper JSON.
        if let json = try? JSON(parsing: text) { return json }
        var reader = LenientReader(text)
        return try reader.document()
    }
}

/// JSON with single quotes, comments, leading zeros, keys twice and commas too many.
private struct LenientReader {
    private let text: String
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    private enum Limits {
        static let depthMax = 64
    }

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    mutating func document() throws(NodeFault) -> JSON {
        skipSpace()
        guard let first = peek, "{[\"'-0123456789tfn".utf8.contains(first) else { throw syntaxError }
        let json = try value(key: nil)
        skipSpace()
        guard position >= bytes.count else { throw .json("illegal state. \u{1A}") }
        return json
    }

    private mutating func value(key: String?) throws(NodeFault) -> JSON {
        skipSpace()
        guard let byte = peek, depth < Limits.depthMax else { throw syntaxError }
        switch byte {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try string(quote: byte))
        default: return try literal(key: key)
        }
    }

    private mutating func object() throws(NodeFault) -> JSONObject {
        position += 1
        depth += 1
        defer { depth -= 1 }
        var object: JSONObject = [:]
        while true {
            skipSpace()
            while peek == UInt8(ascii: ",") {
                position += 1
                skipSpace()
            }
            guard let byte = peek else { throw syntaxError }
            if byte == UInt8(ascii: "}") {
                position += 1
                return object
            }
            guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else { throw syntaxError }
            let key = try string(quote: byte)
            skipSpace()
            guard peek == UInt8(ascii: ":") else { throw syntaxError }
            position += 1
            object[key] = try value(key: key)
            skipSpace()
            guard peek == UInt8(ascii: ",") || peek == UInt8(ascii: "}") else {
                throw .json("syntax error, position at 0, name \(key)")
            }
        }
    }

    private mutating func array() throws(NodeFault) -> [JSON] {
        position += 1
        depth += 1
        defer { depth -= 1 }
        var elements: [JSON] = []
        while true {
            skipSpace()
            guard let byte = peek else { throw .json("unclosed jsonArray") }
            if byte == UInt8(ascii: "]") {
                position += 1
                return elements
            }
            if byte == UInt8(ascii: ",") {
                position += 1
                continue
            }
            elements.append(try value(key: nil))
        }
    }

    private mutating func string(quote: UInt8) throws(NodeFault) -> String {
        let start = position + 1
        position = start
        while let byte = peek, byte != quote { position += byte == UInt8(ascii: "\\") ? 2 : 1 }
        guard position < bytes.count else { throw .json("unclosed string : \u{1A}") }
        let content = String(decoding: bytes[start..<position], as: UTF8.self)
        position += 1
        return content.contains("\\") ? JSONText.unescaped(content) : content
    }

    private mutating func literal(key: String?) throws(NodeFault) -> JSON {
        let start = position
        while let byte = peek, !",]}: \n\r\t/".utf8.contains(byte) { position += 1 }
        var word = String(decoding: bytes[start..<position], as: UTF8.self)
        switch word {
        case "true": return true
        case "false": return false
        case "null": return .null
        default: break
        }
        while word.utf8.count > 1, word.hasPrefix("0") { word.removeFirst() }
        if let number = try? JSON(parsing: word), case .number = number { return number }
        guard let key else { throw syntaxError }
        throw .json("syntax error, position at 0, name \(key)")
    }

    private mutating func skipSpace() {
        while let byte = peek {
            if " \n\r\t".utf8.contains(byte) {
                position += 1
            } else if bytes[position...].starts(with: "/*".utf8) {
                position += 2
                while position < bytes.count, !bytes[position...].starts(with: "*/".utf8) { position += 1 }
                position += 2
            } else {
                return
            }
        }
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private var syntaxError: NodeFault { .json("syntax error, pos 1, line 1, column 2\(text)") }
}

extension JSON {
    /// The value as a text (`JSONObject.getString`): everything but null has one.
    var told: String? {
        switch self {
        case .null: nil
        case .string(let text): text
        case .number(let number): number.literal
        case .bool(let bool): bool ? "true" : "false"
        case .array, .object: text
        }
    }
}

extension String {
    var trimmingSpace: String {
        let isSpace: (Character) -> Bool = {
            $0 == " " || $0 == "\n" || $0 == "\r" || $0 == "\t" || $0 == "\r\n"
        }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) })
        else {
            return ""
        }
        return String(self[first...last])
    }
}
