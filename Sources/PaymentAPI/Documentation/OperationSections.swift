import StrictJSON

/// The operations, by group.
struct OperationSections {
    /// One operation of the contract.
    struct Entry {
        let id: String
        let method: String
        let path: String
        let node: JSON
        let parameters: [JSON]
    }

    /// The operations of one tag.
    struct Group {
        let name: String
        let description: String
        var operations: [Entry]
    }

    let groups: [Group]
    private let example: RequestExample
    private let schemas: SchemaSections

    init(document: JSON) {
        example = RequestExample(document: document)
        schemas = SchemaSections(document: document)
        var entries: [Entry] = []
        for (path, item) in document["paths"]?.object?.members ?? [] {
            for (method, node) in item.object?.members ?? [] {
                guard let id = node["operationId"]?.string else { continue }
                let parameters = (item["parameters"]?.array ?? []) + (node["parameters"]?.array ?? [])
                entries.append(
                    Entry(
                        id: id, method: method.uppercased(), path: path, node: node,
                        parameters: parameters.map(example.target(of:))))
            }
        }
        groups = (document["tags"]?.array ?? []).compactMap { tag in
            guard let name = tag["name"]?.string else { return nil }
            let own = entries.filter { $0.node["tags"]?.array?.first?.string == name }
            let group = Group(name: name, description: tag["description"]?.string ?? "", operations: own)
            return own.isEmpty ? nil : group
        }
    }

    /// All sections.
    var html: String {
        groups.map { group in
            "<section class=\"group\" id=\"tag-\(group.name)\"><h2>\(HTMLText.escaped(group.name))</h2>"
                + "<p>\(MarkdownText.line(group.description))</p>\n"
                + group.operations.map(html(of:)).joined() + "</section>\n"
        }.joined()
    }

    private func html(of operation: Entry) -> String {
        let node = operation.node
        let permission = node["x-permission"]?.string
        let access = permission ?? (node["security"] == nil ? "any token" : "no token")
        let words = [operation.id, operation.method, operation.path, access, node["summary"]?.string ?? ""]
        return """
            <details class="operation" id="\(operation.id)" data-words="\(HTMLText.escaped(words.joined(separator: " ").lowercased()))">
            <summary><span class="method \(operation.method.lowercased())">\(operation.method)</span> \
            <span class="path">\(path(operation.path))</span> <span class="access">\(HTMLText.escaped(access))</span>\
            \(node["summary"]?.string.map { "<span class=\"summary\">\(MarkdownText.line($0))</span>" } ?? "")</summary>
            \(MarkdownText.html(of: node["description"]?.string ?? ""))\
            <p class="access-line">\(permission.map { "Needs the permission \(HTMLText.code($0))." } ?? "Needs \(access).")</p>
            \(parameters(of: operation))\(body(of: operation))\(responses(of: operation))
            <h4>Example</h4>
            <pre>\(HTMLText.escaped(example.curl(operation.method, operation.path, node, parameters: operation.parameters)))</pre>
            </details>

            """
    }

    /// The path, which may wrap after each slash on a narrow screen.
    private func path(_ path: String) -> String { HTMLText.escaped(path).replacing("/", with: "/<wbr>") }

    private func parameters(of operation: Entry) -> String {
        guard !operation.parameters.isEmpty else { return "" }
        let rows = operation.parameters.map { parameter in
            let schema = parameter["schema"] ?? [:]
            let remarks =
                [parameter["description"]?.string, schemas.remarks(on: schema)].compactMap(\.self)
                .filter { !$0.isEmpty }.map(MarkdownText.line)
            return "<tr><td>\(HTMLText.code(parameter["name"]?.string ?? ""))"
                + (parameter["required"]?.bool == true ? " <b title=\"required\">*</b>" : "")
                + "</td><td>\(HTMLText.escaped(parameter["in"]?.string ?? ""))</td>"
                + "<td>\(schemas.type(of: schema))</td><td>\(remarks.joined(separator: " "))</td></tr>"
        }
        return
            "<h4>Parameters</h4><div class=\"wide\"><table><tr><th>name</th><th>in</th><th>type</th><th></th></tr>"
            + rows.joined() + "</table></div>\n"
    }

    private func body(of operation: Entry) -> String {
        guard let body = operation.node["requestBody"] else { return "" }
        let kinds = (body["content"]?.object?.members ?? []).map { type, content in
            "<p>\(HTMLText.code(type)): \(schemas.type(of: content["schema"] ?? [:]))</p>"
                + schemas.members(of: content["schema"] ?? [:])
        }
        let presence = body["required"]?.bool == true ? "" : " (optional)"
        return "<h4>Body\(presence)</h4>" + kinds.joined()
    }

    private func responses(of operation: Entry) -> String {
        let rows = (operation.node["responses"]?.object?.members ?? []).map { status, response in
            let response = example.target(of: response)
            let kinds = (response["content"]?.object?.members ?? []).map { type, content in
                "\(HTMLText.code(type)) \(schemas.type(of: content["schema"] ?? [:]))"
            }
            let headers = (response["headers"]?.object?.keys ?? []).map { " " + HTMLText.code($0) }.joined()
            return "<tr><td><b>\(HTMLText.escaped(status == "default" ? "errors" : status))</b></td>"
                + "<td>\(MarkdownText.line(response["description"]?.string ?? ""))\(headers)</td>"
                + "<td>\(kinds.joined(separator: "<br>"))</td></tr>"
        }
        return "<h4>Responses</h4><div class=\"wide\"><table>\(rows.joined())</table></div>\n"
    }
}
