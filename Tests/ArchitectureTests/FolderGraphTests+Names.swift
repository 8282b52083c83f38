import Foundation
import Testing

extension FolderGraphTests {
    @Test("a way round over several folders, or over the module's own, is a cycle")
    func long() {
        let graph = FolderGraph(
            [
                "A/A.swift": "struct A { let next: B }", "B/B.swift": "struct B { let next: C }",
                "C/C.swift": "enum C { case last(Main) }", "Main.swift": "struct Main { let first: A }",
            ], module: "M", modules: [])

        #expect(graph.cycles.map { $0.map(\.folder) } == [["", "A", "B", "C"]])
    }

    @Test("a name that two folders declare is the nearest one's")
    func nearest() {
        let graph = FolderGraph(
            [
                "A/A.swift":
                    "#if os(Linux)\nstruct Clock {}\n#endif\nstruct A { let clock: Clock; let b: B }",
                "B/B.swift": "#if !os(Linux)\nstruct Clock {}\n#endif\nstruct B { let clock: Clock }",
            ], module: "M", modules: [])

        #expect(graph.cycles.isEmpty)
        #expect(graph.edges["A"]?["B"] != nil && graph.edges["B"]?["A"] == nil)
    }

    @Test("a member that more than one folder declares names neither")
    func ambiguousMember() {
        let graph = FolderGraph(
            [
                "A/A.swift":
                    "struct A { var count = 0 }\nstruct Both { let a: A; func f(_ a: A) { _ = a.count } }",
                "B/B.swift": "extension A { var count: Int { 1 } }",
            ], module: "M", modules: [])

        #expect(graph.cycles.isEmpty)
    }
}
