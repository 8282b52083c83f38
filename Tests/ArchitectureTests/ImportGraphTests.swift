import Foundation
import Testing

@Suite("Dependencies point one way")
struct ImportGraphTests {
    /// What each module of ours may import of ours.
    private static let allowed: [String: Set<String>] = [
        "StrictJSON": [],
        "Tron": ["CSecp256k1", "StrictJSON"],
        "TronNode": ["StrictJSON", "Tron"],
        "TronNodeHTTP": ["StrictJSON", "Tron", "TronNode"],
        "PaymentModel": ["StrictJSON", "Tron"],
        "Payments": ["PaymentModel", "StrictJSON", "Tron", "TronNode"],
        "PaymentEngine": ["PaymentModel", "Payments", "StrictJSON", "Tron", "TronNode"],
        "PaymentWire": ["PaymentModel", "Payments", "StrictJSON", "Tron", "TronNode"],
        "PaymentStores": ["PaymentModel", "PaymentWire", "Payments", "StrictJSON", "Tron"],
        "PaymentAPI": ["PaymentModel", "PaymentWire", "Payments", "StrictJSON", "Tron", "TronNode"],
        "lucid": [
            "CBuildCommit", "PaymentAPI", "PaymentEngine", "PaymentModel", "PaymentStores", "PaymentWire",
            "Payments",
            "StrictJSON", "Tron", "TronNode",
            "TronNodeHTTP",
        ],
        "TronDevnet": ["StrictJSON", "Tron"],
        "tron-devnet": ["StrictJSON", "Tron", "TronDevnet"],
    ]
    /// What knows neither sockets, files, clocks nor chance imports none of these.
    private static let edges: Set<String> = [
        "AsyncHTTPClient", "Dispatch", "GRDB", "Glibc", "Hummingbird", "HummingbirdCore", "JWTKit", "NIOCore",
        "NIOPosix",
    ]
    private static let pure: Set<String> = [
        "StrictJSON", "Tron", "TronNode", "PaymentModel", "Payments", "PaymentWire",
    ]

    private let sources = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    @Test("no module imports one above it, and the core no edge", arguments: allowed.keys.sorted())
    func imports(module: String) throws {
        let ours = Set(Self.allowed.keys).union(["CBuildCommit", "CSecp256k1"])
        let imported = try imports(of: module)

        #expect(!imported.isEmpty || module == "StrictJSON")
        #expect(imported.intersection(ours).subtracting([module]).isSubset(of: Self.allowed[module] ?? []))
        if Self.pure.contains(module) { #expect(imported.isDisjoint(with: Self.edges)) }
    }

    @Test("every module stands in the table")
    func complete() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: sources.path())
        #expect(Set(folders).subtracting(["CBuildCommit", "CSecp256k1"]) == Set(Self.allowed.keys))
    }

    private func imports(of module: String) throws -> Set<String> {
        let folder = sources.appending(path: module)
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var modules: Set<String> = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ").map(String.init)
                guard let index = words.firstIndex(of: "import"), index <= 2, words.count > index + 1,
                    words[..<index].allSatisfy({
                        ["public", "package", "internal", "@testable"].contains($0)
                    })
                else { continue }
                // `import struct Module.Type` names the kind first.
                let name =
                    words.count > index + 2 && words[index + 1].first?.isLowercase == true
                    ? words[index + 2] : words[index + 1]
                modules.insert(String(name.prefix { $0 != "." }))
            }
        }
        return modules
    }
}
