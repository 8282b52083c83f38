import Foundation
import HTTPTypes
import PaymentEngine
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

@Suite("What is served is what the contract says")
struct ContractTests {
    private let contract = Contract.shared
    private let served: [PaymentAPI.Operation]

    init() throws {
        served = ServedOperations.all(of: try TestService.unconnected().services, version: "1.0.0")
    }

    @Test("every operation has the contract's id, method, path and permission")
    func permissions() throws {
        #expect(served.count > 10)
        for operation in served {
            let told = try #require(
                contract.operations[operation.id], "\(operation.id) is not in the contract")
            #expect(told.method == operation.method.rawValue, "\(operation.id)")
            #expect(told.path == operation.path, "\(operation.id)")
            switch operation.access {
            case .open: #expect(told.isOpen, "\(operation.id)")
            case .session: #expect(told.permission == nil && told.node["security"] == nil)
            case .permission(let permission):
                #expect(told.permission == permission.rawValue, "\(operation.id)")
            }
        }
        #expect(Set(served.map(\.id)).count == served.count)
    }

    @Test("idempotency keys, waiting and bodies are where the contract has them")
    func parameters() throws {
        for operation in served {
            let node = try #require(contract.operations[operation.id]).node
            let references = node["parameters"]?.array?.compactMap { $0["$ref"]?.string } ?? []
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
        let told = ContractDocument.json(of: Set(served.map(\.id)), basePath: "/api")

        var expected = try #require(contract.document.object)
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

    @Test("the codes of problems are the contract's, with its statuses")
    func codes() throws {
        let schema = contract.document["components"]?["schemas"]?["ProblemCode"]
        let told = schema?["enum"]?.array?.compactMap(\.string) ?? []
        #expect(Set(told) == Set(ProblemCode.allCases.map(\.rawValue)))
        for line in try String(contentsOf: Contract.url, encoding: .utf8).split(separator: "\n") {
            let words = line.split(whereSeparator: { " #,".contains($0) }).map(String.init)
            guard words.count >= 3, words[0] == "-", let code = ProblemCode(rawValue: words[1]),
                let status = Int(words[2])
            else { continue }
            #expect(code.status == status, "\(code.rawValue)")
        }
    }

    @Test("the rules that a refusal may name are the contract's")
    func rules() throws {
        let rule = contract.document["components"]?["schemas"]?["Problem"]?["properties"]?["rule"]
        let told = rule?["enum"]?.array?.compactMap(\.string) ?? []
        #expect(Set(told) == Set(PolicyRuleName.allCases.map(\.rawValue)))
    }

    @Test("roles give what the contract's table says")
    func roles() {
        let table = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, $0.permissions) })

        #expect(contract.rolePermissions == table)
    }
}
