import Foundation
import Scratch
import Testing

@testable import lucid

/// The files that operators copy have every setting, and only settings.
@Suite("deploy/.env.example")
struct ExampleFileTests {
    /// Names and values of the lines, those that are commented out too.
    private static func settings() throws -> [(name: String, value: String)] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../deploy/.env.example")
        let line = /^#?(LUCID_[A-Z_]+)=(.*)$/
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { text in
            text.wholeMatch(of: line).map { (String($0.1), String($0.2)) }
        }
    }

    @Test("it has every variable once")
    func complete() throws {
        let names = try Self.settings().map(\.name)

        #expect(Set(names) == Variable.allNames)
        #expect(names.count == Set(names).count)
    }

    @Test("what it shows can be meant")
    func values() async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        // Files and folders of a machine that is set up; the tests of these settings have their own.
        let paths = try Self.settings().filter { !$0.value.hasPrefix("/") && !$0.value.isEmpty }

        let problems = try await folder.problems(
            Dictionary(uniqueKeysWithValues: paths.map { ($0.name, $0.value) })
                .merging(["LUCID_BACKUP_DIR": "/backup", "LUCID_DATA_DIR": folder.path]) { $1 })

        #expect(problems.isEmpty, "\(problems)")
    }
}
