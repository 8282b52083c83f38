/// Cuts a text into the tokens of java-tron's own JSON reader (`JsonFormat.Tokenizer`): identifiers, numbers,
/// quoted strings, single characters. Its errors name line and column.
struct JSONTokenizer {
    private let text: [UInt8]
    private var position = 0
    /// Of the current token.
    private var start = 0
    private var previousStart = 0
    private(set) var token = ""

    init(_ text: String) {
        self.text = Array(text.utf8)
        advance()
    }

    var isAtEnd: Bool { token.isEmpty }

    /// Continues to the next token.
    mutating func advance() {
        previousStart = start
        while position < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[position]) { position += 1 }
        start = position
        guard position < text.count else {
            token = ""
            return
        }
        let byte = text[position]
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            position = endOfString(quote: byte)
        } else if Self.isLetter(byte) {
            skip { Self.isLetter($0) || Self.isDigit($0) || "+-".utf8.contains($0) }
        } else if Self.isDigit(byte) || "+-".utf8.contains(byte) {
            skip { Self.isLetter($0) || Self.isDigit($0) || "+-.".utf8.contains($0) }
        } else {
            position += 1
            // A character of several bytes is one token.
            skip { byte >= 0xC0 && $0 & 0xC0 == 0x80 }
        }
        token = String(decoding: text[start..<position], as: UTF8.self)
    }

    private mutating func skip(while isPart: (UInt8) -> Bool) {
        while position < text.count, isPart(text[position]) { position += 1 }
    }

    private func endOfString(quote: UInt8) -> Int {
        var index = position + 1
        while index < text.count, text[index] != UInt8(ascii: "\n") {
            if text[index] == UInt8(ascii: "\\") {
                index += 2
                continue
            }
            if text[index] == quote { return index + 1 }
            index += 1
        }
        return min(index, text.count)
    }

    /// Passes over `expected`; false if something else stands there.
    mutating func take(_ expected: String) -> Bool {
        guard token == expected else { return false }
        advance()
        return true
    }

    mutating func require(_ expected: String) throws(NodeFault) {
        guard take(expected) else { throw fault("Expected \"\(expected)\".") }
    }

    /// A name, with or without quotes.
    mutating func identifier() throws(NodeFault) -> String {
        for character in token.utf8 where !Self.isIdentifier(character) {
            throw fault("Expected identifier. -\(Character(Unicode.Scalar(character)))")
        }
        let name = token.filter { $0 != "\"" && $0 != "'" }
        advance()
        return name
    }

    /// The text between quotes, escapes as they stand.
    func quoted() throws(NodeFault) -> String {
        guard let quote = token.first, quote == "\"" || quote == "'" else { throw fault("Expected string.") }
        guard token.utf8.count >= 2, token.last == quote else { throw fault("String missing ending quote.") }
        return String(token.dropFirst().dropLast())
    }

    var isInteger: Bool {
        guard let first = token.utf8.first else { return false }
        return Self.isDigit(first) || first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    }

    mutating func integer(bits: Int = 64) throws(NodeFault) -> Int64 {
        do {
            let number = try JavaInteger.parsed(token, bits: bits)
            advance()
            return number
        } catch {
            throw fault("Couldn't parse integer: \(error.words)")
        }
    }

    mutating func boolean() throws(NodeFault) -> Bool {
        if take("true") { return true }
        if take("false") { return false }
        throw fault("Expected \"true\" or \"false\".")
    }

    /// An error at the current token.
    func fault(_ words: String) -> NodeFault { fault(words, at: start) }

    /// An error at the token before.
    func faultBefore(_ words: String) -> NodeFault { fault(words, at: previousStart) }

    private func fault(_ words: String, at place: Int) -> NodeFault {
        let before = text[..<place]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = String(decoding: text[lineStart..<place], as: UTF8.self).utf16.count + 1
        return NodeFault(parse: "\(line):\(column): \(words)")
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isIdentifier(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "\"")
    }
}

/// Integers as java-tron's JSON reader takes them: a leading zero makes them octal
/// (`JsonFormat.parseInteger`).
enum JavaInteger {
    struct Fault: Error {
        let words: String
    }

    static func parsed(_ text: String, bits: Int) throws(Fault) -> Int64 {
        let isNegative = text.hasPrefix("-")
        var digits = Substring(isNegative ? text.dropFirst() : Substring(text))
        var radix = 10
        if digits.hasPrefix("0x") {
            digits = digits.dropFirst(2)
            radix = 16
        } else if digits.hasPrefix("0") {
            radix = 8
        }
        let magnitude = Int128(digits.hasPrefix("+") ? digits.dropFirst() : digits, radix: radix)
        guard let magnitude, !digits.hasPrefix("-"), digits.allSatisfy(\.isASCII) else {
            let isLong = digits.allSatisfy { $0.isASCII && $0.isNumber } && digits.utf8.count > 38
            guard isLong else { throw Fault(words: "For input string: \"\(digits)\"") }
            throw Fault(words: "Number out of range for \(bits)-bit signed integer: \(text)")
        }
        let number = isNegative ? -magnitude : magnitude
        let limit = Int128(1) << (bits - 1)
        guard number >= -limit, number < limit else {
            throw Fault(words: "Number out of range for \(bits)-bit signed integer: \(text)")
        }
        return Int64(number)
    }
}
