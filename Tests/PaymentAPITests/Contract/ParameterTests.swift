import Foundation
import NIOHTTP1
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

@Suite("What is declared is read, and nothing else")
struct ParameterTests {
    private let contract = Contract.shared
    private static let stranger = "nobody_declared_this"

    /// What a request says, and what it is told to be unknown.
    private func unknown(
        _ operation: Contract.Operation, query: String, body: JSON?, of service: TestService
    ) async throws -> Set<String> {
        let answer = try await service.send(
            HTTPMethod(rawValue: operation.method), try contract.samplePath(of: operation) + query,
            body?.text, headers: operation.idempotencyHeaders)
        guard answer.status == 422 else { return [] }
        let entries = try answer.json["errors"]?.array ?? []
        return Set(
            entries.filter { ["unknown field", "unknown parameter"].contains($0["detail"]?.string) }
                .compactMap { $0["location"]?.string })
    }

    @Test("every declared parameter of a query is known, and an undeclared one is told")
    func queries() async throws {
        let operations = try AccessMatrixTests.built()
        try await TestService.run { service in
            var asked = 0
            for operation in operations {
                let body = try contract.bodySchema(of: operation).map(contract.sample(of:))
                let strange = try await unknown(
                    operation, query: "?\(Self.stranger)=1", body: body, of: service)
                #expect(strange.contains("query:\(Self.stranger)"), "\(operation.id)")
                for parameter in operation.parameters(in: "query") {
                    let name = try #require(parameter["name"]?.string)
                    let value = try contract.sample(of: parameter["schema"] ?? [:])
                    let query = "?\(name)=\(value.string ?? value.text)"
                    let told = try await unknown(operation, query: query, body: body, of: service)
                    #expect(told.isEmpty, "\(operation.id): \(told)")
                    asked += 1
                }
            }
            #expect(asked > 30)
        }
    }

    @Test("every declared member of a body is known, and an undeclared one is told")
    func bodies() async throws {
        let operations = try AccessMatrixTests.built()
        try await TestService.run { service in
            var asked = 0
            for operation in operations {
                guard let schema = contract.bodySchema(of: operation) else { continue }
                let smallest = try #require(try contract.sample(of: schema).object, "\(operation.id)")
                var strange = smallest
                strange[Self.stranger] = 1
                let told = try await unknown(operation, query: "", body: .object(strange), of: service)
                #expect(told.contains("/\(Self.stranger)"), "\(operation.id)")
                for member in contract.members(of: schema) where !Self.belongsToARoute(member.name, operation)
                {
                    var body = smallest
                    body[member.name] = try contract.sample(of: member.schema)
                    let told = try await unknown(operation, query: "", body: .object(body), of: service)
                    #expect(told.isEmpty, "\(operation.id): \(told)")
                    asked += 1
                }
            }
            #expect(asked > 80)
        }
    }

    /// An item of a batch has the members of its own route only; the tests of batches name them.
    private static func belongsToARoute(_ name: String, _ operation: Contract.Operation) -> Bool {
        operation.id == "evaluatePayout" && ["recipient_id", "kyc_attestation"].contains(name)
    }
}

extension Contract.Operation {
    /// A key where one is needed, of this call's own.
    fileprivate var idempotencyHeaders: [String: String] {
        let needsOne = parameters(in: "header").contains {
            $0["name"]?.string == "Idempotency-Key" && $0["required"]?.bool == true
        }
        return needsOne ? ["idempotency-key": UUID().uuidString] : [:]
    }
}
