import Foundation
import StrictJSON
import Testing

/// Values that fit the contract, made from its schemas: for asking operations that need some, whatever they are.
extension Contract {
    /// A value that fits `schema`; of several the simplest.
    func sample(of schema: JSON) throws -> JSON {
        let schema = target(of: schema)
        if let value = schema["const"] ?? schema["examples"]?.array?.first ?? schema["enum"]?.array?.first {
            return value
        }
        if let alternative = schema["oneOf"]?.array?.first { return try sample(of: alternative) }
        switch schema["type"]?.string ?? schema["type"]?.array?.first?.string {
        case "string": return .string(try text(of: schema))
        case "integer", "number": return schema["minimum"] ?? 1
        case "boolean": return true
        case "array": return .array([])
        default: return try object(of: schema)
        }
    }

    private func text(of schema: JSON) throws -> String {
        if schema["format"]?.string == "date-time" { return "2026-01-01T00:00:00Z" }
        guard let pattern = schema["pattern"]?.string, pattern != "^[!-~]+$" else {
            return String(repeating: "a", count: Int(schema["minLength"]?.int64 ?? 1))
        }
        // Ids and hashes: something fixed, then so many characters of a class that has the zero.
        let parts = try #require(
            pattern.wholeMatch(of: /\^([a-z0-9_]*)\[[^\]]*\]\{(\d+)\}\$/), "a sample of \(pattern)")
        return parts.1 + String(repeating: "0", count: try #require(Int(parts.2)))
    }

    /// With its required members.
    private func object(of schema: JSON) throws -> JSON {
        var object: JSONObject = [:]
        for part in [schema] + (schema["allOf"]?.array ?? []).map(target(of:)) {
            for name in part["required"]?.array?.compactMap(\.string) ?? [] {
                object[name] = try sample(of: part["properties"]?[name] ?? [:])
            }
        }
        return .object(object)
    }

    /// The names of all members of `schema`, those of its parts too.
    func members(of schema: JSON) -> [(name: String, schema: JSON)] {
        let schema = target(of: schema)
        let own = (schema["properties"]?.object?.members ?? []).map { (name: $0.key, schema: $0.value) }
        return own + (schema["allOf"]?.array ?? []).flatMap(members(of:))
    }

    /// The schema of a JSON body; nil where there is none.
    func bodySchema(of operation: Operation) -> JSON? {
        operation.node["requestBody"]?["content"]?["application/json"]?["schema"]
    }

    /// The operation's path, with a sample in the place of every name.
    func samplePath(of operation: Operation) throws -> String {
        var path = operation.path
        for parameter in operation.parameters(in: "path") {
            let name = try #require(parameter["name"]?.string)
            let value = try sample(of: parameter["schema"] ?? [:])
            path = path.replacing("{\(name)}", with: value.string ?? value.text)
        }
        return path
    }
}
