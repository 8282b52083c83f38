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
