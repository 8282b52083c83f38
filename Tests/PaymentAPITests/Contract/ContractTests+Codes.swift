import Foundation
import HTTPTypes
import PaymentEngine
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

extension ContractTests {
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
