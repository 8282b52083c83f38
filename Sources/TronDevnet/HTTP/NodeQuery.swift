import StrictJSON
import Tron

/// What a request to the node asks with. Nothing is read before an endpoint asks for it: some never look at
/// the body, and each reads it in its own way.
struct NodeQuery {
    let request: DevnetRequest
    let isSolidified: Bool
    /// The wall clock, in milliseconds: what built transactions are stamped with.
    let now: Int64

    var isGet: Bool { request.method == "GET" }

    /// The body as JSON text; a form becomes an object (`PostParams`).
    var body: String {
        let text = String(decoding: request.body, as: UTF8.self)
        guard request.contentType == "application/x-www-form-urlencoded", !text.isEmpty,
            !FastJSON.isJSON(text)
        else { return text }
        var object: JSONObject = [:]
        for (key, value) in FormText.pairs(text) { object[key] = .string(value) }
        return JSON.object(object).text
    }

    /// The members of the body, or of the query; nil if there is no body.
    func object() throws(NodeFault) -> JSONObject? {
        guard !isGet else {
            var object: JSONObject = [:]
            for (key, value) in request.query.sorted(by: { $0.key < $1.key }) { object[key] = .string(value) }
            return object
        }
        return try FastJSON.object(body)
    }

    /// The members of the body; a missing body is a null pointer to java-tron.
    func members() throws(NodeFault) -> JSONObject {
        guard let object = try object() else { throw .nullPointer }
        return object
    }

    /// Anything but true is false, without a word.
    func isVisible() throws(NodeFault) -> Bool {
        guard !isGet else { return isVisibleInQuery }
        return try object()?["visible"]?.told?.lowercased() == "true"
    }

    /// Of endpoints that never read a body.
    var isVisibleInQuery: Bool { request.query["visible"]?.lowercased() == "true" }

    func rendering() throws(NodeFault) -> Rendering { Rendering(isVisible: try isVisible()) }

    /// The message that the body is, or the query.
    func message(_ schema: WireSchema) throws(NodeFault) -> WireMessage {
        let isVisible = try isVisible()
        guard isGet else { return try WireMessage(schema, json: body, isVisible: isVisible) }
        var message = WireMessage(schema)
        for field in schema.fields {
            guard let text = request.query[field.name] else { continue }
            message.add(field, try Self.value(of: field, text, isVisible))
        }
        return message
    }

    private static func value(
        of field: WireField, _ text: String, _ isVisible: Bool
    ) throws(NodeFault) -> WireValue {
        switch field.kind {
        case .bytes(.address): return .bytes(try bytes(text, isVisible: isVisible))
        case .bytes: return .bytes(try bytes(text, isVisible: false))
        case .int64, .int32:
            guard let number = Int64(text) else {
                throw NodeFault("java.lang.NumberFormatException", "For input string: \"\(text)\"")
            }
            return .integer(number)
        case .bool: return .integer(text.lowercased() == "true" ? 1 : 0)
        case .text: return .bytes(Array(text.utf8))
        case .enumeration, .message: throw .nullPointer
        }
    }

    /// A text that java-tron decodes itself: base58check where visible (nothing where it is not an address),
    /// else hex.
    static func bytes(_ text: String?, isVisible: Bool) throws(NodeFault) -> [UInt8] {
        guard let text else { return [] }
        guard isVisible else {
            guard let bytes = [UInt8](javaHex: text) else { throw .noHex }
            return bytes
        }
        do {
            return try Base58.address(text)?.bytes ?? []
        } catch {
            throw NodeFault("java.lang.IllegalArgumentException", error.words)
        }
    }

    /// The number of a query that must have one (`Long.parseLong`).
    func number(_ key: String) throws(NodeFault) -> Int64 {
        guard let text = request.query[key] else {
            throw NodeFault("java.lang.NumberFormatException", "null")
        }
        guard let number = Int64(text) else {
            throw NodeFault("java.lang.NumberFormatException", "For input string: \"\(text)\"")
        }
        return number
    }
}

/// `application/x-www-form-urlencoded`.
enum FormText {
    static func pairs(_ text: String) -> [(key: String, value: String)] {
        text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
        }
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                if let code = UInt8(String(decoding: Array(rest.prefix(2)), as: UTF8.self), radix: 16) {
                    bytes.append(code)
                    rest = rest.dropFirst(2)
                } else {
                    bytes.append(byte)
                }
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
