import Foundation
import StrictJSON
import Testing
import Tron

/// A file of `Vectors/`: values computed elsewhere, with their origin in each file's `source`.
struct VectorFile {
    let cases: [JSON]

    init(_ name: String) throws {
        let url = try #require(
            Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Vectors"))
        cases = try #require(JSON(parsing: [UInt8](Data(contentsOf: url)))["cases"]?.array)
        #expect(!cases.isEmpty)
    }
}

extension JSON {
    /// The text of a member that must be there.
    func text(_ key: String) throws -> String {
        try #require(self[key]?.string, "\(key) is missing in \(text)")
    }

    /// The bytes of a member of hex that must be there.
    func bytes(_ key: String) throws -> [UInt8] {
        try #require([UInt8](hex: text(key)), "\(key) is no hex")
    }

    /// The integer of a member that must be there.
    func integer(_ key: String) throws -> Int64 {
        try #require(self[key]?.int64, "\(key) is missing in \(text)")
    }
}
