import Foundation
import HTTPTypes
import Payments
import StrictJSON
import Testing
import Yams

@testable import PaymentAPI

@Suite("What is served is what the contract says")
struct ContractTests {
    /// The operations of docs/api/openapi.yaml, by id.
    private let operations: [String: (method: String, path: String, node: Node)]
    private let document: Node
    private let served: [PaymentAPI.Operation]

    init() throws {
        served = APIResponder.operations(of: try TestService.unconnected(), version: "1.0.0")
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/api/openapi.yaml")
        document = try #require(try Yams.compose(yaml: String(contentsOf: url, encoding: .utf8)))
        var operations: [String: (method: String, path: String, node: Node)] = [:]
        for (path, item) in try #require(document["paths"]?.mapping) {
            for (method, node) in item.mapping ?? [:] {
                guard let id = node["operationId"]?.string, let path = path.string, let method = method.string
                else { continue }
                operations[id] = (method.uppercased(), path, node)
            }
        }
        self.operations = operations
    }

    @Test("every operation has the contract's id, method, path and permission")
    func permissions() throws {
        #expect(served.count > 10)
        for operation in served {
            let told = try #require(operations[operation.id], "\(operation.id) is not in the contract")
            #expect(told.method == operation.method.rawValue, "\(operation.id)")
            #expect(told.path == operation.path, "\(operation.id)")
            switch operation.access {
            case .open: #expect(told.node["security"]?.sequence?.isEmpty == true, "\(operation.id)")
            case .session: #expect(told.node["x-permission"] == nil && told.node["security"] == nil)
            case .permission(let permission):
                #expect(told.node["x-permission"]?.string == permission.rawValue, "\(operation.id)")
            }
        }
        #expect(Set(served.map(\.id)).count == served.count)
    }

    @Test("idempotency keys, waiting and bodies are where the contract has them")
    func parameters() throws {
        for operation in served {
            let node = try #require(operations[operation.id]).node
            let references = node["parameters"]?.sequence?.compactMap { $0["$ref"]?.string } ?? []
            let use: IdempotencyUse =
                references.contains("#/components/parameters/IdempotencyKey")
                ? .required
                : references.contains("#/components/parameters/OptionalIdempotencyKey") ? .optional : .ignored
            #expect(operation.idempotency == use, "\(operation.id)")
            #expect(
                operation.waits == references.contains("#/components/parameters/PreferWait"),
                "\(operation.id)")
            let body: BodyUse =
                node["requestBody"].map { $0["required"]?.bool == true ? .required : .optional } ?? .none
            #expect(operation.body == body, "\(operation.id)")
        }
    }

    @Test("the document that is served is the contract, with the paths that are built")
    func servedDocument() throws {
        let told = ContractDocument.json(of: served, basePath: "/api")

        var expected = try #require(Self.json(document).object)
        var paths: JSONObject = [:]
        for (path, item) in try #require(expected["paths"]?.object).members {
            var kept = try #require(item.object)
            for (key, value) in kept.members {
                guard let id = value["operationId"]?.string, !served.contains(where: { $0.id == id }) else {
                    continue
                }
                kept[key] = nil
            }
            if kept.members.contains(where: { $0.value["operationId"] != nil }) {
                paths[path] = .object(kept)
            }
        }
        expected["paths"] = .object(paths)
        expected["servers"] = [["url": "/api"]]
        #expect(told == .object(expected))
        #expect(paths.count > 30)
    }

    /// A node of YAML as JSON; times and the like are texts.
    private static func json(_ node: Node) -> JSON {
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

    @Test("the codes of problems are the contract's, with its statuses")
    func codes() throws {
        let schema = document["components"]?["schemas"]?["ProblemCode"]
        let told = schema?["enum"]?.sequence?.compactMap { $0.string } ?? []
        #expect(Set(told) == Set(ProblemCode.allCases.map(\.rawValue)))
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/api/openapi.yaml")
        for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
            let words = line.split(whereSeparator: { " #,".contains($0) }).map(String.init)
            guard words.count >= 3, words[0] == "-", let code = ProblemCode(rawValue: words[1]),
                let status = Int(words[2])
            else { continue }
            #expect(code.status == status, "\(code.rawValue)")
        }
    }

    @Test("the rules that a refusal may name are the contract's")
    func rules() throws {
        let rule = document["components"]?["schemas"]?["Problem"]?["properties"]?["rule"]
        let told = rule?["enum"]?.sequence?.compactMap { $0.string } ?? []
        #expect(Set(told) == Set(PolicyRuleName.allCases.map(\.rawValue)))
    }

    @Test("roles give what the contract's table says")
    func roles() throws {
        let table = try #require(
            document["components"]?["securitySchemes"]?["bearer"]?["description"]?.string)
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
        #expect(told == Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, $0.permissions) }))
    }
}
