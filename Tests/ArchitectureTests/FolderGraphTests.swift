import Foundation
import Testing

@Suite("The folders of a module form no cycle")
struct FolderGraphTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    static let modules = Set(
        (try? FileManager.default.contentsOfDirectory(atPath: sources.path())) ?? [])

    @Test("in every module of ours", arguments: modules.sorted())
    func folders(of module: String) throws {
        let folder = Self.sources.appending(path: module)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
        var files: [String: String] = [:]
        for path in paths where path.hasSuffix(".swift") {
            files[path] = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        }

        let cycles = FolderGraph(files, module: module, modules: Self.modules).cycles

        for cycle in cycles { Issue.record("\(module): \(cycle.map(\.description).joined(separator: ", "))") }
    }

    @Test("a planted cycle is found, and told with its reasons")
    func planted() {
        let graph = FolderGraph(
            [
                "Chain/Block.swift": "struct Block { let receipts: [Receipt] }",
                "Execution/Receipt.swift": "struct Receipt { var place: Block.Place? }",
                "HTTP/Server.swift": "struct Server { func newest() -> Block? { nil } }",
            ], module: "Node", modules: ["Node"])

        #expect(
            graph.cycles.map { $0.map(\.description) } == [
                [
                    "Chain uses Execution (Chain/Block.swift: Receipt)",
                    "Execution uses Chain (Execution/Receipt.swift: Block)",
                ]
            ])
    }

    /// Two folders: `Low` declares, `High` uses it. Each text stands in `Low`, and must not point back.
    @Test(
        "what only looks like a use is not counted",
        arguments: [
            "// High\n/* High /* High */ High */ struct Low {}", "struct Low { let name = \"High\" }",
            "struct Low { let text = \"\"\"\n  High \\n \"High\"\n  \"\"\" }",
            "let pattern = /\"High/\nstruct Low {}",
            "struct Low { let name = #\"\\(High)\"# }", "struct Low<High: Hashable> { let value: High }",
            "struct Low { func take<First, High>(_ value: High, _ first: First) {} }",
            "struct Low { private enum High {}\n let value = High.self }",
            "struct Low { enum High {} }\nextension Low { func value() -> High? { nil } }",
            "private struct High {}\nstruct Low { private let value = High() }",
            "struct Low { func high() { struct High {}; _ = High() } }",
            "struct Low { let value = Other.High() }", "struct Low { let value: Kind = .High }",
            "protocol Low { associatedtype High }",
        ])
    func noUse(text: String) {
        let files = [
            "High/High.swift": "struct High { let low: Low<Int> }\nextension Low { func unused() {} }",
            "Low/Low.swift": text,
        ]
        #expect(FolderGraph(files, module: "M", modules: ["M", "Other"]).cycles.isEmpty)
    }

    @Test(
        "every way to name a type of another folder is a use",
        arguments: [
            "struct Low { let high: High }", "struct Low { let highs: [String: [High?]] }",
            "extension High { func low() {} }\nstruct Low {}", "struct Low { let name = \"\\(High.self)\" }",
            "struct Low { let name = \"\"\"\n \\(text(\"a\", High())) \"\"\" }",
            "struct Low { let high = M.High() }", "struct Low: High {}",
            "struct Low { let quotient = 6 / High.two / 3 }",
            "struct Low { func take<Value: High>(_ value: Value) {} }", "typealias Low = High",
            "struct Low { func f() { let high = { High() } } }", "struct Low { let value = Middle.Inner() }",
            "extension Middle { func inner() -> Inner? { nil } }\nstruct Low {}",
            "struct Low { func f(_ middle: Middle) { middle.raised() } }",
        ])
    func use(text: String) {
        let files = [
            "High/High.swift": """
            struct High { let low: Low }
            extension Middle { struct Inner {}
                func raised() {} }
            """,
            "Low/Low.swift": text, "Middle/Middle.swift": "struct Middle {}",
        ]
        #expect(
            FolderGraph(files, module: "M", modules: ["M"]).cycles.map { $0.map(\.folder) } == [
                ["High", "Low"]
            ])
    }
}
