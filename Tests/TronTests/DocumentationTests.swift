import Foundation
import Testing

@Suite("The documentation")
struct DocumentationTests {
    @Test("every example of every article is compiled and run, word for word")
    func examples() throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let sources = try FileManager.default.contentsOfDirectory(at: tests, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasPrefix("DocumentationExamples") }
        let compiled = try sources.flatMap { source in
            Self.blocks(
                in: try String(contentsOf: source, encoding: .utf8), from: "// Example: ", to: "// End.")
        }
        let catalogue = tests.appending(path: "../../Sources/Tron/Tron.docc")
        let articles = try FileManager.default.contentsOfDirectory(
            at: catalogue, includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "md" }

        let shown = try articles.flatMap { article in
            Self.blocks(in: try String(contentsOf: article, encoding: .utf8), from: "```swift", to: "```")
        }

        for example in shown { #expect(compiled.contains(example), "not compiled:\n\(example)") }
        for example in compiled { #expect(shown.contains(example), "in no article:\n\(example)") }
        #expect(articles.count >= 9 && shown.count == Set(shown).count)
    }

    /// The lines between two markers, without what all of them are indented by.
    private static func blocks(in text: String, from start: String, to end: String) -> [String] {
        var blocks: [String] = []
        var lines: [Substring]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let content = line.drop { $0 == " " }
            if content.hasPrefix(start) {
                lines = []
            } else if content == end, let block = lines {
                let indent = block.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
                blocks.append(block.map { $0.dropFirst(indent) }.joined(separator: "\n"))
                lines = nil
            } else {
                lines?.append(line)
            }
        }
        return blocks
    }
}
