import Foundation
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Yams

@testable import PaymentAPI

/// docs/api/openapi.yaml, as tests read it: on its own way, not by what the service makes of it.
struct Contract: Sendable {
    /// One operation of it.
    struct Operation: Sendable {
        let id: String
        /// In capitals.
        let method: String
        /// With the names of parameters in braces.
        let path: String
        /// As it stands there.
        let node: JSON
        /// Those of the path and its own, references followed.
        let parameters: [JSON]

        /// What stands at x-permission.
        var permission: String? { node["x-permission"]?.string }
        /// Whether it can be asked without a token.
        var isOpen: Bool { node["security"]?.array?.isEmpty == true }
        /// The statuses that it names itself.
        var statuses: [Int] {
            (node["responses"]?.object?.keys ?? []).compactMap { Int($0) }.sorted()
        }

        /// The parameters in `place`: path, query or header.
        func parameters(in place: String) -> [JSON] { parameters.filter { $0["in"]?.string == place } }
    }

    /// The whole document.
    let document: JSON
    /// Every operation, by its id.
    let operations: [String: Operation]
    /// What can be referred to, by its reference.
    private let components: [String: JSON]
    /// Every pattern of a schema, made ready.
    let patterns: [String: NSRegularExpression]

    /// The one that all tests read.
    static let shared: Contract = {
        do {
            return try Contract()
        } catch {
            preconditionFailure("docs/api/openapi.yaml can't be read: \(error)")
        }
    }()

    /// Where the document is.
    static let url = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../docs/api/openapi.yaml")

    private init() throws {
        guard let node = try Yams.compose(yaml: String(contentsOf: Self.url, encoding: .utf8)) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        let document = Self.json(node)
        self.document = document
        var components: [String: JSON] = [:]
        for (kind, items) in document["components"]?.object?.members ?? [] {
            for (name, item) in items.object?.members ?? [] {
                components["#/components/\(kind)/\(name)"] = item
            }
        }
        self.components = components
        var operations: [String: Operation] = [:]
        for (path, item) in document["paths"]?.object?.members ?? [] {
            for (method, node) in item.object?.members ?? [] {
                guard let id = node["operationId"]?.string else { continue }
                let parameters = (item["parameters"]?.array ?? []) + (node["parameters"]?.array ?? [])
                operations[id] = Operation(
                    id: id, method: method.uppercased(), path: path, node: node,
                    parameters: parameters.map { parameter in
                        parameter["$ref"]?.string.flatMap { components[$0] } ?? parameter
                    })
            }
        }
        self.operations = operations
        var patterns: [String: NSRegularExpression] = [:]
        for pattern in Self.patterns(in: document) {
            patterns[pattern] = try NSRegularExpression(pattern: pattern)
        }
        self.patterns = patterns
    }

    /// The operation that a request is for, by method and path without its query.
    func operation(_ method: String, _ path: String) -> Operation? {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        return operations.values.filter { operation in
            let names = operation.path.split(separator: "/", omittingEmptySubsequences: false)
            return operation.method == method && names.count == segments.count
                && zip(names, segments).allSatisfy { $0.hasPrefix("{") ? !$1.isEmpty : $0 == $1 }
        }.min { $0.path.count(where: { $0 == "{" }) < $1.path.count(where: { $0 == "{" }) }
    }

    /// What `node` refers to; itself where it refers to nothing.
    func target(of node: JSON) -> JSON {
        node["$ref"]?.string.map { components[$0] ?? nil } ?? node
    }

    private static func patterns(in node: JSON) -> Set<String> {
        switch node {
        case .array(let items): return items.reduce(into: []) { $0.formUnion(patterns(in: $1)) }
        case .object(let object):
            return object.members.reduce(into: []) { found, member in
                if member.key == "pattern", let pattern = member.value.string { found.insert(pattern) }
                found.formUnion(patterns(in: member.value))
            }
        case .null, .bool, .number, .string: return []
        }
    }

    /// A node of YAML as JSON; times and the like are texts.
    static func json(_ node: Node) -> JSON {
        switch node {
        case .mapping(let mapping):
            var object: JSONObject = [:]
            for (key, value) in mapping { object[key.string ?? ""] = json(value) }
            return .object(object)
        case .sequence(let sequence): return .array(sequence.map(json))
        case .scalar(let scalar):
            if scalar.style == .plain {
                if let bool = node.bool { return .bool(bool) }
                if let number = node.int { return .number(JSONNumber(number)) }
                if let number = node.float, number == number.rounded() {
                    return .number(JSONNumber(Int(number)))
                }
                if node.null != nil { return .null }
            }
            return .string(scalar.string)
        case .alias: return .null
        }
    }
}

extension Contract {
    /// The permissions of each role, as the table in the contract's security scheme has them.
    var rolePermissions: [Role: Set<Permission>] {
        let table = document["components"]?["securitySchemes"]?["bearer"]?["description"]?.string ?? ""
        var told: [Role: Set<Permission>] = [:]
        for line in table.split(separator: "\n") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count >= 2, let role = Role(rawValue: cells[0]) else { continue }
            var permissions: Set<Permission> = []
            for word in cells[1].split(separator: " ") {
                if let permission = Permission(rawValue: String(word)) { permissions.insert(permission) }
                if word.hasSuffix("'s"), let base = Role(rawValue: String(word.dropLast(2))) {
                    permissions.formUnion(told[base] ?? [])
                }
                if word == "all" { permissions.formUnion(Permission.allCases) }
            }
            told[role] = permissions
        }
        return told
    }
}
