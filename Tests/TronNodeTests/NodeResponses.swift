import Foundation
import StrictJSON
import Testing
import Tron

/// `Vectors/node-responses.json`: answers of nodes, with the facts that a client must read from them, and
/// their origin in each case's `source`.
enum NodeResponses {
    /// One answer and its facts.
    struct Answer: Sendable, CustomTestStringConvertible {
        let name: String
        let path: String
        let json: JSON
        let facts: JSON

        var testDescription: String { name }
    }

    /// The cases whose name begins with `kind`.
    static func answers(_ kind: String) throws -> [Answer] {
        let answers = try cases().compactMap { json -> Answer? in
            guard let name = json["name"]?.string, name.hasPrefix(kind + ":") else { return nil }
            return try Answer(
                name: name, path: #require(json["path"]?.string),
                json: #require(json["examples"]?.array?.first), facts: #require(json["facts"]))
        }
        try #require(!answers.isEmpty, "no case of \(kind)")
        return answers
    }

    /// Every example of every path.
    static func examples() throws -> [(path: String, json: JSON)] {
        try cases().flatMap { json in
            try #require(json["examples"]?.array).map { (json["path"]?.string ?? "", $0) }
        }
    }

    private static func cases() throws -> [JSON] {
        let url = try #require(
            Bundle.module.url(forResource: "node-responses", withExtension: "json", subdirectory: "Vectors"))
        return try #require(JSON(parsing: [UInt8](Data(contentsOf: url)))["cases"]?.array)
    }
}

extension JSON {
    /// An integer that must be there.
    func integer(_ key: String) throws -> Int64 {
        try #require(self[key]?.int64, "\(key) is missing in \(text)")
    }

    /// A text, or nil where it is null; the member must be there.
    func optionalText(_ key: String) throws -> String? {
        try #require(self[key], "\(key) is missing in \(text)").string
    }

    /// A truth value that must be there.
    func bool(_ key: String) throws -> Bool {
        let value: Bool? = self[key]?.bool
        return try #require(value as Bool?, "\(key) is missing in \(text)")
    }

    /// A list that must be there.
    func list(_ key: String) throws -> [JSON] {
        try #require(self[key]?.array, "\(key) is missing in \(text)")
    }

    /// Amounts by the names of resources; those that are 0 are left out.
    func amounts(_ key: String) throws -> [Resource: Sun] {
        let members = try #require(self[key]?.object, "\(key) is missing in \(text)").members
        var amounts: [Resource: Sun] = [:]
        for (name, value) in members {
            let amount = Sun(try #require(value.int64))
            if amount > .zero { amounts[try #require(Resource(name: name))] = amount }
        }
        return amounts
    }
}
