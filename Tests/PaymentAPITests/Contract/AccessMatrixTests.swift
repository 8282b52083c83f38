import Foundation
import NIOHTTP1
import PaymentEngine
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

@Suite("Role by operation")
struct AccessMatrixTests {
    private let contract = Contract.shared

    /// The operations that are built, as the contract has them.
    static func built() throws -> [Contract.Operation] {
        try ServedOperations.all(of: try TestService.unconnected().services, version: "1.0.0").map {
            operation in
            try #require(Contract.shared.operations[operation.id], "\(operation.id)")
        }
    }

    @Test("whoever's role has the permission is let in; nobody else is, and without a token nobody")
    func matrix() async throws {
        let operations = try Self.built()
        #expect(operations.count > 50)
        let table = contract.rolePermissions
        try #require(Set(table.keys) == Set(Role.allCases))
        try await TestService.run { service in
            var tokens: [Role: String] = [:]
            for role in Role.allCases { tokens[role] = try await service.token(role, subject: role.rawValue) }
            for operation in operations where !operation.isOpen {
                for role in Role.allCases {
                    let answer = try await ask(operation, of: service, token: tokens[role] ?? "")
                    let isAllowed =
                        operation.permission.map { needed in
                            table[role]?.contains { $0.rawValue == needed } == true
                        } ?? true
                    let code = answer.status >= 400 ? try answer.json["code"]?.string : nil
                    if isAllowed {
                        #expect(
                            ![401, 403].contains(answer.status) && answer.status < 500,
                            "\(operation.id) as \(role): \(answer.status) \(code ?? "")")
                    } else {
                        #expect(answer.status == 403, "\(operation.id) as \(role)")
                        #expect(code == "forbidden", "\(operation.id) as \(role)")
                    }
                }
                for token in ["", "a.b.c"] {
                    let answer = try await ask(operation, of: service, token: token)
                    #expect(answer.status == 401, "\(operation.id) with the token \"\(token)\"")
                    #expect(try answer.problem() == "unauthenticated", "\(operation.id)")
                    #expect(answer.header("www-authenticate")?.hasPrefix("Bearer ") == true)
                }
            }
        }
    }

    @Test("what needs no token is answered without one, and with a bad one too")
    func withoutToken() async throws {
        let operations = try Self.built().filter(\.isOpen)
        #expect(operations.count >= 4)
        try await TestService.run { service in
            for operation in operations {
                for token in ["", "a.b.c"] {
                    let answer = try await ask(operation, of: service, token: token)
                    #expect(answer.status == 200, "\(operation.id)")
                }
            }
        }
    }

    /// Asks with a body that can be read and says nothing, so that only the token decides how far it gets.
    private func ask(
        _ operation: Contract.Operation, of service: TestService, token: String
    ) async throws -> TestAnswer {
        try await service.send(
            HTTPMethod(rawValue: operation.method), try contract.samplePath(of: operation),
            operation.node["requestBody"] == nil ? nil : "{}", token: token)
    }
}
