import Tron

extension WireMessage {
    /// The message that java-tron reads from JSON (`JsonFormat.merge`). Unknown members are passed over.
    init(_ schema: WireSchema, json text: String, isVisible: Bool) throws(NodeFault) {
        self.init(schema)
        var tokens = JSONTokenizer(text)
        try tokens.require("{")
        while !tokens.take("}") {
            try merge(&tokens, isVisible)
        }
        guard tokens.isAtEnd else {
            throw tokens.fault(
                "Expecting the end of the stream, but there seems to be more data!  "
                    + "Check the input for a valid JSON format.")
        }
    }

    private mutating func merge(_ tokens: inout JSONTokenizer, _ isVisible: Bool) throws(NodeFault) {
        repeat {
            let name = try tokens.identifier()
            let number = Int(name)
            guard let field = schema.field(named: name) ?? number.flatMap({ schema.field($0) }) else {
                try Self.passOver(&tokens)
                continue
            }
            try tokens.require(":")
            if tokens.take("[") {
                while !tokens.take("]") {
                    try mergeValue(of: field, &tokens, isVisible)
                    _ = tokens.take(",")
                }
            } else {
                try mergeValue(of: field, &tokens, isVisible)
            }
        } while tokens.take(",")
    }

    private mutating func mergeValue(
        of field: WireField, _ tokens: inout JSONTokenizer, _ isVisible: Bool
    ) throws(NodeFault) {
        if case .message(let schema) = field.kind {
            try tokens.require("{")
            var message = WireMessage(schema)
            while !tokens.take("}") {
                guard !tokens.isAtEnd else { throw tokens.fault("Expected \"}\".") }
                try message.merge(&tokens, isVisible)
            }
            add(field, .message(message))
        } else if tokens.take("null") {
            return
        } else {
            add(field, try Self.primitive(field, &tokens, isVisible))
        }
    }

    private static func primitive(
        _ field: WireField, _ tokens: inout JSONTokenizer, _ isVisible: Bool
    ) throws(NodeFault) -> WireValue {
        switch field.kind {
        case .int64: return .integer(try tokens.integer())
        case .int32: return .integer(try tokens.integer(bits: 32))
        case .bool: return .integer(try tokens.boolean() ? 1 : 0)
        case .text:
            let text = try tokens.quoted()
            tokens.advance()
            return .bytes(Array(unescaped(text).utf8))
        case .bytes(let form):
            let bytes = try bytes(form, &tokens, isVisible)
            tokens.advance()
            return .bytes(bytes)
        case .enumeration(let enumeration): return .integer(try number(in: enumeration, &tokens))
        case .message: preconditionFailure("a message is no primitive")
        }
    }

    private static func bytes(
        _ form: BytesForm, _ tokens: inout JSONTokenizer, _ isVisible: Bool
    ) throws(NodeFault) -> [UInt8] {
        let text = try tokens.quoted()
        switch form {
        case .address where isVisible:
            do {
                guard let address = try Base58.address(text) else { throw NodeFault.nullPointer }
                return address.bytes
            } catch let fault as NodeFault {
                throw fault
            } catch let illegal as Base58.IllegalCharacter {
                throw tokens.fault("INVALID base58 String, \(illegal.words)")
            } catch {
                throw .nullPointer
            }
        case .name where isVisible: return Array(text.utf8)
        case .plain, .address, .name:
            guard let bytes = [UInt8](javaHex: text) else { throw tokens.fault("INVALID hex String") }
            return bytes
        }
    }

    private static func number(
        in enumeration: WireEnumeration, _ tokens: inout JSONTokenizer
    ) throws(NodeFault) -> Int64 {
        if tokens.isInteger {
            let number = try tokens.integer(bits: 32)
            guard enumeration.name(of: number) != nil else {
                throw tokens.faultBefore(
                    "Enum type \"\(enumeration.name)\" has no value with number \(number).")
            }
            return number
        }
        var name = try tokens.identifier()
        // java-tron takes "active" for "Active", and so "energy" for "Energy", which does not exist.
        if !name.isEmpty, name.allSatisfy(\.isLowercase) {
            name = name.prefix(1).uppercased() + name.dropFirst()
        }
        guard let number = enumeration.number(of: name) else {
            throw tokens.faultBefore("Enum type \"\(enumeration.name)\" has no value named \"\(name)\".")
        }
        return number
    }

    /// Passes over the value of a member that the message does not have.
    private static func passOver(_ tokens: inout JSONTokenizer) throws(NodeFault) {
        _ = tokens.take(":")
        if tokens.take("{") {
            if tokens.take("}") { return }
            repeat {
                _ = try tokens.identifier()
                try passOver(&tokens)
            } while tokens.take(",")
            try tokens.require("}")
        } else if tokens.take("[") {
            repeat { try passOver(&tokens) } while tokens.take(",")
            try tokens.require("]")
        } else if tokens.take("null") {
            return
        } else if tokens.isInteger {
            _ = try tokens.integer()
        } else if tokens.token == "true" || tokens.token == "false" {
            tokens.advance()
        } else {
            _ = try tokens.quoted()
            tokens.advance()
        }
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("\\") else { return text }
        return JSONText.unescaped(text)
    }
}
