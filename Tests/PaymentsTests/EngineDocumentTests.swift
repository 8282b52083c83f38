import Foundation
import Simulation
import Testing
import TronNode

@Suite("docs/engine.md")
struct EngineDocumentTests {
    private let text: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        text = try String(contentsOf: root.appending(path: "docs/engine.md"), encoding: .utf8)
    }

    private func row(with word: String) -> String? {
        text.split(separator: "\n").first { $0.hasPrefix("|") && $0.contains("`\(word)`") }.map(String.init)
    }

    @Test("has a row for every answer of a node", arguments: BroadcastCode.allCases)
    func answers(code: BroadcastCode) throws {
        _ = try #require(row(with: code.rawValue))
    }

    @Test("has a row for every way to have no answer", arguments: NodeError.Code.allCases)
    func errors(code: NodeError.Code) throws {
        let row = text.split(separator: "\n").first { $0.hasPrefix("| `\(code.rawValue)`") }
        _ = try #require(row)
    }

    @Test("has a row for every way to lose money")
    func losses() {
        let numbers = text.split(separator: "\n").compactMap { line -> ClosedRange<Int>? in
            let cell = line.split(separator: "|").first.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
            let bounds = cell.split(separator: "-").compactMap { Int($0) }
            return bounds.first.flatMap { first in bounds.last.map { first...$0 } }
        }

        #expect(Array(numbers.joined()) == Array(1...44))
    }

    @Test("names the tests that there are")
    func tests() throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let files = FileManager.default.enumerator(atPath: tests.path(percentEncoded: false))
        var sources = ""
        while let file = files?.nextObject() as? String {
            guard file.hasSuffix(".swift") else { continue }
            sources += try String(contentsOf: tests.appending(path: file), encoding: .utf8)
        }
        for word in text.split(separator: "`") where word.hasSuffix("Tests") && !word.contains("/") {
            #expect(
                sources.contains("struct \(word)") || word == "TronTests", "\(word) is named and not there")
        }
        for part in text.split(separator: "mutation `").dropFirst() {
            let name = part.prefix { $0 != "`" }
            #expect(EngineMutation(rawValue: String(name)) != nil, "\(name)")
        }
    }
}
