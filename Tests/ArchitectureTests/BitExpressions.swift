import Foundation
import Testing

/// The lines of a Swift file whose meaning hangs on precedence between a bit operator and another operator.
struct BitExpressions {
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
