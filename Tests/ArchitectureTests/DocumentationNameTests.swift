import Foundation
import Testing

/// The pages name types and lead to one another. Both go wrong silently when something is renamed.
@Suite("What the documentation names exists")
struct DocumentationNameTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// What looks like a type of ours and is not: other people's types, parameters of the chain, header fields, and names
    /// that we do not want.
    private static let others: Set<Substring> = [
        "DatabasePool", "ServiceGroup", "UInt128", "TotalEnergyWeight", "TotalNetWeight", "Accept", "Allow",
        "Location", "Helper", "Manager", "Util", "Error", "BlockCapsule", "DposService", "DposSlot",
        "MaintenanceManager",
    ]

    /// Every page, by its path from the repository's folder.
    private static let pages: [String] = {
        let top = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "Fuzzing/README.md"]
        let folder = repository.appending(path: "docs").path(percentEncoded: false)
        let below = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return top + below.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
    }()

    @Test("every type in backticks is declared", arguments: pages)
    func types(page: String) throws {
        let declared = try Self.declared.get()
        let text = try String(contentsOf: Self.repository.appending(path: page), encoding: .utf8)

        for name in TypeNames(in: text).names where !Self.others.contains(name) {
            #expect(declared.contains(String(name)), "\(name) is not declared in Sources or Tests")
        }
    }

    @Test("every link leads to a file, and every anchor to a heading", arguments: pages)
    func links(page: String) throws {
        let url = Self.repository.appending(path: page)
        let text = try String(contentsOf: url, encoding: .utf8)

        for match in text.matches(of: /\]\(([^)\s]+)\)/) where !match.1.contains("://") {
            let parts = match.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let target =
                parts[0].isEmpty
                ? url : url.deletingLastPathComponent().appending(path: String(parts[0])).standardized
            #expect(FileManager.default.fileExists(atPath: target.path(percentEncoded: false)), "\(match.1)")
            guard parts.count == 2 else { continue }
            let headings = try Self.headings(in: String(contentsOf: target, encoding: .utf8))
            #expect(headings.contains(String(parts[1])), "\(match.1)")
        }
    }

    @Test("every Swift file in backticks exists", arguments: pages)
    func files(page: String) throws {
        let files = try Self.files.get()
        let text = try String(contentsOf: Self.repository.appending(path: page), encoding: .utf8)

        for match in text.matches(of: /`([\w+\-\/]+\.swift)`/) where match.1 != "Type+Role.swift" {
            #expect(files.contains { $0.hasSuffix("/" + match.1) }, "\(match.1) is not in Sources or Tests")
        }
    }

    @Test("what looks like a type is found, and nothing else")
    func names() {
        let text = """
            `Payout`, `TransactionMachine.handle(_:)` and `[SwiftType]`; `lucid serve`, `LUCID_PORT`, `v0`, `HTTP`,
            `Retry-After`, `Package.swift`, `TGGTVu2D4toweExdSHceqYyKQCrCFNzukJ`, Unquoted, `Store.commit`
            ```swift
            `InCode`
            ```
            """
        #expect(TypeNames(in: text).names == ["Payout", "TransactionMachine", "Store"])
    }

    /// The paths of all files in Sources and Tests, and of the manifest.
    private static let files = Result { () throws -> [String] in
        try ["Sources", "Tests"].flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: repository.appending(path: folder).path())
                .map { "/\(folder)/\($0)" }
        } + ["/Package.swift"]
    }

    /// The names of modules and folders, and of everything that Swift files declare.
    private static let declared = Result { () throws -> Set<String> in
        var names: Set<String> = []
        for folder in ["Sources", "Tests"] {
            let root = repository.appending(path: folder)
            names.formUnion(try FileManager.default.contentsOfDirectory(atPath: root.path()))
            let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
            while let file = files?.nextObject() as? URL {
                // Folders are named too.
                if file.hasDirectoryPath { names.insert(file.lastPathComponent) }
                guard file.pathExtension == "swift" else { continue }
                let text = try String(contentsOf: file, encoding: .utf8)
                for match in text.matches(of: /(?:struct|class|enum|actor|protocol|typealias) ([A-Z]\w+)/) {
                    names.insert(String(match.1))
                }
            }
        }
        return names
    }

    /// The anchors of a page's headings, as GitHub makes them.
    private static func headings(in text: String) -> Set<String> {
        Set(
            text.matches(of: /(?m)^#+ (.+)$/).map { match in
                match.1.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
                    .replacing(" ", with: "-")
            })
    }
}

/// What looks like the name of a Swift type in a page's backticks, code blocks left out.
private struct TypeNames {
    let names: [Substring]

    init(in text: String) {
        let blocks = text.split(separator: "```", omittingEmptySubsequences: false)
        let prose = blocks.indices.filter { $0.isMultiple(of: 2) }.map { blocks[$0] }
        names = prose.flatMap { part in
            part.matches(of: /`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\.(\w+))?(?:\([^`]*\))?`/).compactMap {
                match in
                // A file's name, and an address of 34 characters.
                match.2 == "swift" || match.2 == "md" || match.1.count == 34 ? nil : match.1
            }
        }
    }
}
