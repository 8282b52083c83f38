import Foundation
import Testing

/// CONTRIBUTING.md asks for the usual word. The turns below had crept in wherever a text was thought in another language.
@Suite("The documentation, the contract and the sources use the usual words")
struct UsualWordTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test("no translated turns", arguments: ["README.md", "CHANGELOG.md", "SECURITY.md", "docs", "Sources"])
    func words(place: String) throws {
        for file in try Self.texts(in: Self.repository.appending(path: place)) {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: Self.unusual) {
                Issue.record("\(match.0) in \(file.path(percentEncoded: false))")
            }
        }
    }

    @Test("the turns are found, and nothing like them")
    func examples() {
        let found = "Read it anew; Mend it. What is there already? A renewed amendment is already there."
            .matches(of: Self.unusual).map { String($0.0) }
        #expect(found == ["anew", "Mend", "is there already"])
    }

    /// "Again", "fix", "already exists", "unknown".
    private static var unusual: some RegexComponent<Substring> {
        /\b(?:anew|mend(?:s|ed|ing)?|is there already|is not known here)\b/.ignoresCase()
    }

    /// The file at a place, or every text below the folder at it.
    private static func texts(in place: URL) throws -> [URL] {
        guard place.hasDirectoryPath || place.pathExtension.isEmpty else { return [place] }
        return try FileManager.default.subpathsOfDirectory(atPath: place.path(percentEncoded: false))
            .filter { [".md", ".yaml", ".swift"].contains(where: $0.hasSuffix) }
            .map { place.appending(path: $0) }
    }
}
