import Foundation
import Testing

/// In Swift `|` and `^` have the precedence of `+`, `&` has that of `*`, and shifts bind tighter than all of them. Other
/// languages differ, and a reader who knows one of those reads `a | b ^ c` wrongly. Parentheses say what is meant.
@Suite("Bit operators are not mixed without parentheses")
struct OperatorPrecedenceTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test(
        "no file of ours leaves it to precedence", arguments: ["Sources", "Tests", "Benchmarks", "Fuzzing"])
    func files(folder: String) throws {
        let files = FileManager.default.enumerator(
            at: Self.repository.appending(path: folder), includingPropertiesForKeys: nil)
        var count = 0
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift", !file.path().contains("/.build") else { continue }
            count += 1
            let text = try String(contentsOf: file, encoding: .utf8)
            for line in BitExpressions(text).unclear {
                Issue.record("\(file.lastPathComponent):\(line): parenthesize the bit operators")
            }
        }
        #expect(count > 0)
    }

    @Test(
        "what hangs on precedence is found",
        arguments: [
            "let x = a | b ^ c", "zip(l, r).reduce(0) { $0 | $1.0 ^ $1.1 }", "a ^ b + c", "a & b * c",
            "1 << n - 1",
            "f(a | b - c)", "a\n    | b\n    ^ c", "a & b % 2 == 0", "\"\\(a)\" + s | t", "x &+ y ^ z",
        ])
    func found(text: String) {
        #expect(!BitExpressions(text).unclear.isEmpty)
    }

    @Test(
        "what is clear is left alone",
        arguments: [
            "a | (b ^ c)", "a << 8 | b", "a & 0x0F | 0x40", "a ^ ~b & c", "(1 << n) - 1", "f(a | b, c ^ d)",
            "let x = a | b\nlet y = c ^ d", "// a | b ^ c", "\"a | b ^ c\"", "a | b == c ^ d", "a + b - c",
            "a | b | c", "any A & B", "x > 0 ? a | b : c ^ d", "-1 | x",
        ])
    func clear(text: String) {
        #expect(BitExpressions(text).unclear.isEmpty)
    }
}

/// The lines of a Swift file whose meaning hangs on precedence between a bit operator and another operator.
private struct BitExpressions {
    private(set) var unclear: [Int] = []
    /// Binary operators of the expression in hand, one list for each open bracket.
    private var open: [Set<Substring>] = [[]]

    private static let mixtures: [(Substring, Set<Substring>)] = [
        ("|", ["^", "+", "-", "&+", "&-"]), ("^", ["|", "+", "-", "&+", "&-"]), ("&", ["*", "/", "%", "&*"]),
        ("<<", ["+", "-", "*", "/", "%"]), (">>", ["+", "-", "*", "/", "%"]),
    ]
    private static let counted = Set(mixtures.flatMap { [$0.0] + $0.1 })

    init(_ text: String) {
        guard Self.mixtures.contains(where: { text.contains(" \($0.0) ") }) else { return }
        var isBehindOperator = false
        for (index, line) in Self.code(of: text).enumerated() {
            let words = Self.words(of: line)
            if let first = words.first, !isBehindOperator, !Self.counted.contains(first) { end() }
            for word in words { take(word, line: index + 1) }
            isBehindOperator = words.last.map { Self.counted.contains($0) } ?? isBehindOperator
        }
    }

    private mutating func take(_ word: Substring, line: Int) {
        switch word {
        case "(", "[", "{": open.append([])
        case ")", "]", "}": if open.count > 1 { open.removeLast() }
        case ",", ";", ":", "?", "=", "==", "!=", "<", ">", "<=", ">=", "&&", "||", "in", "return", "??",
            "->":
            end()
        case _ where Self.counted.contains(word):
            let last = open.count - 1
            open[last].insert(word)
            let isMixed = Self.mixtures.contains { bit, others in
                open[last].contains(bit) && !open[last].isDisjoint(with: others)
            }
            if isMixed {
                unclear.append(line)
                end()
            }
        default: break
        }
    }

    private mutating func end() { open[open.count - 1] = [] }

    /// The lines without comments and with empty strings.
    private static func code(of text: String) -> [String] {
        var isInBlock = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if line.contains("\"\"\"") {
                isInBlock.toggle()
                return "\"\""
            }
            if isInBlock { return "" }
            return String(line).replacing(/"(\\.|[^"\\])*"/, with: "\"\"").replacing(/\/\/.*$/, with: "")
        }
    }

    /// The line's words; brackets and separators are words of their own. A binary operator is one, since it has spaces around
    /// it; a prefix operator is a part of one.
    private static func words(of line: String) -> [Substring] {
        line.replacing(/[()\[\]{},;]/) { " \($0.output) " }.split(separator: " ")
    }
}
