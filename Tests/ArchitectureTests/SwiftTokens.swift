/// A Swift file as words and punctuation: without comments, strings and regular expressions, but with the code that is
/// interpolated into strings.
struct SwiftTokens {
    private(set) var all: [Substring] = []
    private let text: Substring.UTF8View
    private var position: Substring.UTF8View.Index

    init(_ source: String) {
        let whole = source[...]
        text = whole.utf8
        position = text.startIndex
        scan(isInterpolation: false)
    }

    /// Reads code up to the end, or up to the parenthesis that ends an interpolation.
    private mutating func scan(isInterpolation: Bool) {
        var depth = 0
        while let byte = peek() {
            switch byte {
            case _ where starts("//"): skip { $0 != UInt8(ascii: "\n") }
            case _ where starts("/*"): skipComment()
            case UInt8(ascii: "\""): skipString(pounds: 0)
            case UInt8(ascii: "#"): scanPounds()
            case UInt8(ascii: "/") where beginsExpression && hasRegexEnd: skipRegex()
            case UInt8(ascii: "`"): advance()
            case _ where Self.isWord(byte): append { Self.isWord($0) }
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"): advance()
            default:
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") {
                    depth -= 1
                    if isInterpolation, depth < 0 { return advance() }
                }
                appendOne()
            }
        }
    }

    private mutating func skipComment() {
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
                advance(2)
            } else if starts("*/") {
                depth -= 1
                advance(2)
            } else {
                advance()
            }
        } while depth > 0 && peek() != nil
    }

    /// `#"…"#`, `#/…/#`, or a directive.
    private mutating func scanPounds() {
        let pounds = text[position...].prefix { $0 == UInt8(ascii: "#") }.count
        let next = text[position...].dropFirst(pounds).first
        if next == UInt8(ascii: "\"") {
            advance(pounds)
            skipString(pounds: pounds)
        } else if next == UInt8(ascii: "/") {
            advance(pounds + 1)
            let end = "/" + String(repeating: "#", count: pounds)
            while peek() != nil, !starts(end) { advance() }
            advance(pounds + 1)
        } else {
            advance(pounds)
        }
    }

    private mutating func skipString(pounds: Int) {
        let fence = String(repeating: "#", count: pounds)
        let quote = starts("\"\"\"") ? "\"\"\"" : "\""
        advance(quote.utf8.count)
        all.append("\"")
        while peek() != nil {
            if starts(quote + fence) { return advance(quote.utf8.count + pounds) }
            guard starts("\\" + fence) else {
                advance()
                continue
            }
            advance(1 + pounds)
            if peek() == UInt8(ascii: "(") {
                advance()
                scan(isInterpolation: true)
            } else {
                advance()
            }
        }
    }

    /// A slash behind an operand divides.
    private var beginsExpression: Bool {
        guard let last = all.last?.utf8.last else { return true }
        let isOperand = Self.isWord(last) || ")]}\"".utf8.contains(last)
        return !isOperand || ["return", "case", "in", "try"].contains(all[all.count - 1])
    }

    private var hasRegexEnd: Bool {
        let line = text[position...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }
        return line.first != UInt8(ascii: " ") && line.contains(UInt8(ascii: "/"))
    }

    private mutating func skipRegex() {
        advance()
        while let byte = peek(), byte != UInt8(ascii: "/") { advance(byte == UInt8(ascii: "\\") ? 2 : 1) }
        advance()
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }

    private func peek() -> UInt8? { position < text.endIndex ? text[position] : nil }

    private func starts(_ word: String) -> Bool { text[position...].starts(with: word.utf8) }

    private mutating func advance(_ count: Int = 1) {
        position = text.index(position, offsetBy: count, limitedBy: text.endIndex) ?? text.endIndex
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while let byte = peek(), condition(byte) { advance() }
    }

    private mutating func append(while condition: (UInt8) -> Bool) {
        let start = position
        skip(while: condition)
        all.append(Substring(text[start..<position]))
    }

    private mutating func appendOne() {
        let start = position
        advance()
        all.append(Substring(text[start..<position]))
    }
}
