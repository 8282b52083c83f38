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
    let contract = Contract.shared
    let served: [PaymentAPI.Operation]

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
}
