import StrictJSON

/// The schemas, each with its members, and how other sections refer to them.
struct SchemaSections {
    private let document: JSON

    init(document: JSON) {
        self.document = document
    }

    /// All schemas.
    var html: String {
        (document["components"]?["schemas"]?.object?.members ?? []).map { name, schema in
            """
            <details class="schema" id="schema-\(name)"><summary>\(HTMLText.code(name))</summary>
            \(MarkdownText.html(of: schema["description"]?.string ?? ""))\
            <p>\(type(of: schema)) \(MarkdownText.line(remarks(on: schema)))</p>\
            \(members(of: schema, following: false))</details>

            """
        }.joined()
    }

    /// The type of a value in a few words, with links to named schemas.
    func type(of schema: JSON) -> String {
        if let reference = schema["$ref"]?.string {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            return "<a href=\"#schema-\(name)\">\(HTMLText.escaped(name))</a>"
        }
        if let alternatives = (schema["oneOf"] ?? schema["allOf"])?.array {
            let joiner = schema["oneOf"] == nil ? " + " : " or "
            return alternatives.map(type(of:)).joined(separator: joiner)
        }
        if let constant = schema["const"] { return HTMLText.code(constant.text) }
        if let words = schema["enum"]?.array {
            return words.map { HTMLText.code($0.string ?? $0.text) }.joined(separator: " ")
        }
        let names =
            schema["type"]?.array?.compactMap(\.string) ?? schema["type"]?.string.map { [$0] } ?? ["any"]
        if names == ["array"] { return "list of \(type(of: schema["items"] ?? [:]))" }
        let format = schema["format"]?.string.map { " (\($0))" } ?? ""
        return HTMLText.escaped(names.joined(separator: " or ") + format)
    }

    /// Bounds, defaults and examples, in Markdown.
    func remarks(on schema: JSON) -> String {
        let bounds = [
            ("minimum", "at least"), ("maximum", "at most"), ("minLength", "characters at least"),
            ("maxLength", "characters at most"), ("minItems", "items at least"),
            ("maxItems", "items at most"),
            ("maxProperties", "members at most"), ("default", "default"), ("pattern", "pattern"),
        ].compactMap { keyword, words in schema[keyword].map { "\(words) `\($0.string ?? $0.text)`" } }
        let examples = (schema["examples"]?.array ?? []).map { "`\($0.string ?? $0.text)`" }
        return (bounds + (examples.isEmpty ? [] : ["for example " + examples.joined(separator: " ")]))
            .joined(separator: "; ")
    }

    /// A table of the members of `schema` and of its parts.
    ///
    /// - Parameter following: whether a named schema is opened, too, or only linked.
    func members(of schema: JSON, following: Bool = true) -> String {
        let rows = rows(of: schema, following: following)
        guard !rows.isEmpty else { return "" }
        return "<div class=\"wide\"><table>\(rows.joined())</table></div>\n"
    }

    private func rows(of schema: JSON, following: Bool) -> [String] {
        if let reference = schema["$ref"]?.string {
            let target = reference.split(separator: "/").dropFirst().reduce(document) {
                $0[String($1)] ?? nil
            }
            return following ? rows(of: target, following: true) : []
        }
        let required = Set(schema["required"]?.array?.compactMap(\.string) ?? [])
        let own = (schema["properties"]?.object?.members ?? []).map { name, member in
            let remarks = [member["description"]?.string ?? "", self.remarks(on: member)].filter {
                !$0.isEmpty
            }
            return
                "<tr><td>\(HTMLText.code(name))\(required.contains(name) ? " <b title=\"required\">*</b>" : "")</td>"
                + "<td>\(type(of: member))</td><td>\(remarks.map(MarkdownText.line).joined(separator: " "))"
                + nested(in: member) + "</td></tr>"
        }
        let parts = ((schema["allOf"] ?? schema["oneOf"])?.array ?? []).flatMap {
            rows(of: $0, following: following)
        }
        return own + parts
    }

    /// The members of an unnamed object, or of a list of such objects.
    private func nested(in member: JSON) -> String {
        let schema = member["items"] ?? member
        return schema["$ref"] == nil ? members(of: schema, following: false) : ""
    }
}
