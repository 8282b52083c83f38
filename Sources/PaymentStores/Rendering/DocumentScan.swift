/// Steps through the JSON of a document, value by value, without looking inside them. It never reads past the end of its
/// bytes, whatever they are.
struct DocumentScan {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Skips the bracket that an object or array begins with.
    mutating func open(_ bracket: UInt8) throws(MalformedDocument) {
        try take(bracket)
    }

    /// Skips `bracket` if it is next, otherwise the comma before each value but the first.
    mutating func closes(_ bracket: UInt8, behind count: Int) throws(MalformedDocument) -> Bool {
        guard position < bytes.count else { throw MalformedDocument() }
        if bytes[position] == bracket {
            position += 1
            return true
        }
        if count > 0 { try take(UInt8(ascii: ",")) }
        return false
    }

    /// The name of a member, without its quotes.
    mutating func name() throws(MalformedDocument) -> UnsafeBufferPointer<UInt8> {
        let start = position
        try skipString()
        let name = UnsafeBufferPointer(rebasing: bytes[start + 1..<position - 1])
        try take(UInt8(ascii: ":"))
        return name
    }

    /// The next value.
    mutating func value() throws(MalformedDocument) -> UnsafeBufferPointer<UInt8> {
        let start = position
        try skipValue()
        guard position > start else { throw MalformedDocument() }
        return UnsafeBufferPointer(rebasing: bytes[start..<position])
    }

    /// Checks that nothing follows.
    func end() throws(MalformedDocument) {
        guard position == bytes.count else { throw MalformedDocument() }
    }

    private mutating func take(_ byte: UInt8) throws(MalformedDocument) {
        guard position < bytes.count, bytes[position] == byte else { throw MalformedDocument() }
        position += 1
    }

    private mutating func skipValue() throws(MalformedDocument) {
        var depth = 0
        repeat {
            guard position < bytes.count else { throw MalformedDocument() }
            switch bytes[position] {
            case UInt8(ascii: "\""): try skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard depth > 0 else { throw MalformedDocument() }
                depth -= 1
                position += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                guard depth > 0 else { throw MalformedDocument() }
                position += 1
            default: skipLiteral()
            }
        } while depth > 0
    }

    private mutating func skipString() throws(MalformedDocument) {
        try take(UInt8(ascii: "\""))
        while position < bytes.count {
            let byte = bytes[position]
            position += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "\"") { return }
        }
        throw MalformedDocument()
    }

    /// A number, or true, false or null.
    private mutating func skipLiteral() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): return
            default: position += 1
            }
        }
    }
}
