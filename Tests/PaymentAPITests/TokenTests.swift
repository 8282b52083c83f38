import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

@Suite("Allowances and estimates")
struct TokenTests {
    @Test("an allowance is set, told, and not changed by accident")
    func approve() async throws {
        var settings = TestService.Settings()
        settings.payments.policy[.usdt].allowsUnlimitedAllowances = true
        try await TestService.run(settings) { service in
            let wallet = try await service.fundedWallet()
            let spender = Address.stranger(50)
            func approve(_ amount: String, replace: Bool? = nil) async throws -> TestAnswer {
                var body: JSONObject = [
                    "wallet_id": .string(wallet.id), "spender": .string(spender.base58),
                    "amount": .string(amount),
                ]
                if let replace { body["replace"] = .bool(replace) }
                return try await service.order("/tron/usdt/approve", .object(body))
            }
            let path = "/tron/usdt/allowance/\(wallet.address.base58)/\(spender.hex)"

            let before = try await service.send(.GET, path).json
            let first = try await approve("7.5")
            let confirmed = try await service.record(
                at: try #require(first.header("location")), reaching: ["confirmed", "failed"])
            let after = try await service.send(.GET, path).json
            let refused = try await approve("8")
            let replaced = try await approve("unlimited", replace: true)
            let second = try await service.record(
                at: try #require(replaced.header("location")), reaching: ["confirmed", "failed"])
            let unlimited = try await service.send(.GET, path).json

            #expect(before["allowance"]?.string == "0.000000" && before["unlimited"]?.bool == false)
            #expect(confirmed["status"]?.string == "confirmed" && confirmed["kind"]?.string == "usdt_approve")
            #expect(after["allowance"]?.string == "7.500000")
            #expect(refused.status == 409)
            #expect(try refused.problem() == "allowance_not_zero")
            #expect(second["amount"]?.string == "unlimited" && second["asset"]?.string == "USDT")
            #expect(unlimited["unlimited"]?.bool == true && unlimited["allowance"] == .null)
        }
    }

    @Test("the estimate is what the receipt says, to the unit")
    func estimate() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            let recipient = Address.stranger(51)
            let body: JSON = [
                "operation": "transfer", "from": .string(wallet.id), "to": .string(recipient.base58),
                "amount": "5",
            ]

            let estimate = try await service.send(.POST, "/tron/usdt/estimate-gas", body.text).json
            let made = try await service.order(
                "/tron/usdt/transfer",
                ["wallet_id": .string(wallet.id), "to": .string(recipient.base58), "amount": "5"])
            let transaction = try await service.record(
                at: try #require(made.header("location")), reaching: ["confirmed", "failed"])

            #expect(estimate["would_succeed"]?.bool == true && estimate["revert_reason"] == .null)
            #expect(estimate["energy"] == transaction["receipt"]?["energy_used"])
            #expect(estimate["fee"] == transaction["receipt"]?["fee"])
            #expect((estimate["energy_penalty"]?.int64 ?? 0) > 0)
            #expect(estimate["recipient_activated"]?.bool == false)
        }
    }

    @Test("what would revert is estimated as such")
    func revert() async throws {
        try await TestService.run { service in
            let body: JSON = [
                "operation": "transfer", "from": .string(Address.stranger(52).base58),
                "to": .string(Address.stranger(53).base58), "amount": "5",
            ]

            let estimate = try await service.send(.POST, "/tron/usdt/estimate-gas", body.text)
            let bad = try await service.send(
                .POST, "/tron/usdt/estimate-gas", #"{"operation":"burn","from":"x","to":1}"#)

            #expect(estimate.status == 200)
            #expect(try estimate.json["would_succeed"]?.bool == false)
            #expect(try estimate.json["revert_reason"]?.string?.isEmpty == false)
            #expect(try bad.locations == ["/operation", "/from", "/to"])
        }
    }
}
