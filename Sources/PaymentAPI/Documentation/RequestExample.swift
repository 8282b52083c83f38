import StrictJSON

/// A request that fits the contract, as a shell command. The token is in $TOKEN, the service's URL in $LUCID.
struct RequestExample {
    let document: JSON

    /// Values for members whose schema has no example.
    private static let words = [
        "name": "payroll", "password": "correct horse battery staple", "reason": "agreed by phone",
        "signature": String(repeating: "0", count: 130), "reference": "invoice-1042", "jti": "01JDQ3T4",
        "kyc_attestation": "eyJ…", "path": "m/44'/195'/0'/0/0",
        "private_key": String(repeating: "1", count: 64),
    ]

    /// The command.
    func curl(_ method: String, _ path: String, _ operation: JSON, parameters: [JSON]) -> String {
        var path = path
        var headers = operation["security"] == nil ? [#"-H "Authorization: Bearer $TOKEN""#] : []
        for parameter in parameters {
            guard let name = parameter["name"]?.string else { continue }
            switch parameter["in"]?.string {
            case "path":
                let value = value(of: parameter["schema"] ?? [:], called: name)
                path = path.replacing("{\(name)}", with: value.string ?? value.text)
            case "header" where parameter["required"]?.bool == true:
                headers.append("-H \"\(name): $(uuidgen)\"")
            case "query" where parameter["required"]?.bool == true:
                let value = value(of: parameter["schema"] ?? [:], called: name)
                path += "?\(name)=\(value.string ?? value.text)"
            default: continue
            }
        }
        var lines = ["curl" + (method == "GET" ? "" : " -X \(method)") + " \"$LUCID\(path)\""]
        lines += headers
        if let schema = operation["requestBody"]?["content"]?["application/json"]?["schema"] {
            lines.append("-H 'Content-Type: application/json'")
            // In single quotes a shell has one way to write a single quote.
            lines.append("-d '\(value(of: schema, called: "").text.replacing("'", with: "'\\''"))'")
        }
        return lines.joined(separator: " \\\n  ")
    }

    /// What `schema` refers to, or `schema` itself if it refers to nothing.
    func target(of schema: JSON) -> JSON {
        guard let reference = schema["$ref"]?.string else { return schema }
        return reference.split(separator: "/").dropFirst().reduce(document) { $0[String($1)] ?? nil }
    }

    /// A value that fits `schema`, with the required members.
    func value(of schema: JSON, called name: String) -> JSON {
        let schema = target(of: schema)
        if let value = schema["const"] ?? schema["examples"]?.array?.first ?? schema["enum"]?.array?.first {
            return value
        }
        if let alternative = schema["oneOf"]?.array?.first { return value(of: alternative, called: name) }
        switch schema["type"]?.string ?? schema["type"]?.array?.first?.string {
        case "string": return .string(text(of: schema, called: name))
        case "integer", "number": return schema["minimum"] ?? 1
        case "boolean": return true
        case "array": return .array([value(of: schema["items"] ?? [:], called: name)])
        default: return object(of: schema)
        }
    }

    private func text(of schema: JSON, called name: String) -> String {
        if let word = Self.words[name] { return word }
        if schema["format"]?.string == "date-time" { return "2026-11-23T14:00:00Z" }
        guard let pattern = schema["pattern"]?.string, let parts = pattern.wholeMatch(of: Self.fixedLength),
            let count = Int(parts.2)
        else { return "…" }
        return parts.1
            + (count == 26 ? "01JDQ3T4YVJ0Z6S5W8X9ABCDEF" : String(repeating: "0", count: count))
    }

    /// For patterns of fixed text followed by a number of characters of a class, such as ids and hashes.
    private static var fixedLength: Regex<(Substring, Substring, Substring)> {
        /\^([a-z_]*)\[[^\]]*\]\{(\d+)\}\$/
    }

    private func object(of schema: JSON) -> JSON {
        var object: JSONObject = [:]
        for part in [schema] + (schema["allOf"]?.array ?? []).map(target(of:)) {
            for name in part["required"]?.array?.compactMap(\.string) ?? [] {
                object[name] = value(of: part["properties"]?[name] ?? [:], called: name)
            }
        }
        // A change has to change something.
        if object.isEmpty, schema["minProperties"] != nil,
            let first = schema["properties"]?.object?.members.first
        {
            object[first.key] = value(of: first.value, called: first.key)
        }
        return .object(object)
    }
}
