import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentEngine
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

@Suite("Limits, as callers meet them")
struct PolicyTests {
    static func settings(_ policy: JSON) throws -> TestService.Settings {
        var settings = TestService.Settings()
        settings.payments.policy = try PayoutPolicy(
            json: policy, assets: .usdt(NetworkName.devnet.usdtContract))
        return settings
    }

    static func body(_ number: Int, _ amount: String) -> JSON {
        ["recipient_address": .string(Address.stranger(number).base58), "amount": .string(amount)]
    }

    @Test("64 requests at once at the edge of a limit: as many pass as fit, and not one more")
    func edge() async throws {
        let settings = try Self.settings([
            "v0": ["per_day": "20"], "all": ["per_hour": nil, "per_day": nil],
        ])
        try await TestService.run(settings) { service in
            _ = try await service.fundedWallet()

            let answers = try await withThrowingTaskGroup(of: TestAnswer.self) { group in
                for number in 0..<64 {
                    group.addTask {
                        try await service.order("/tron/payouts/v0", Self.body(100 + number, "3"))
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(answers.count { $0.status == 201 } == 6)
            for answer in answers where answer.status != 201 {
                #expect(answer.status == 422)
                #expect(try answer.problem() == "policy_violation")
                #expect(try answer.json["rule"]?.string == "v0_per_day")
            }
            let policy = try await service.send(.GET, "/tron/payouts/policy").json
            #expect(policy["v0"]?["used_today"]?.string == "18.000000")
            #expect(policy["all"]?["used_this_hour"]?.string == "18.000000")
            // What is left fits, to the last unit.
            let last = try await service.order("/tron/payouts/v0", Self.body(200, "2"))
            let over = try await service.order("/tron/payouts/v0", Self.body(201, "0.01"))
            #expect(last.status == 201 && over.status == 422)
        }
    }

    @Test("what is cancelled or rejected can be spent again on the same day")
    func returned() async throws {
        let settings = try Self.settings([
            "v0": ["per_day": "10"], "approval": ["above": "5", "required": 1],
        ])
        try await TestService.run(settings) { service in
            _ = try await service.fundedWallet(usdt: "0")
            let small = try await service.order("/tron/payouts/v0", Self.body(1, "4")).json
            let large = try await service.order("/tron/payouts/v0", Self.body(2, "6")).json
            let full = try await service.order("/tron/payouts/v0", Self.body(3, "0.01"))

            let cancelled = try await service.send(
                .POST, "/tron/payouts/\(small["id"]?.string ?? "")/cancel", #"{"reason":"typo"}"#)
            let again = try await service.send(
                .POST, "/tron/payouts/\(small["id"]?.string ?? "")/cancel")
            let rejected = try await service.send(
                .POST, "/tron/payouts/\(large["id"]?.string ?? "")/reject", #"{"reason":"no"}"#,
                token: try await service.token(.approver, subject: "anna"))
            let policy = try await service.send(.GET, "/tron/payouts/policy").json

            #expect(full.status == 422)
            #expect(cancelled.status == 200 && again.status == 200 && again.bytes == cancelled.bytes)
            #expect(try cancelled.json["status"]?.string == "cancelled")
            #expect(rejected.status == 200)
            #expect(try rejected.json["status"]?.string == "rejected")
            #expect(policy["v0"]?["used_today"]?.string == "0.000000")
            #expect(policy["all"]?["used_today"]?.string == "0.000000")
            #expect(policy["all"]?["used_this_hour"]?.string == "0.000000")
            let free = try await service.order("/tron/payouts/v0", Self.body(3, "10"))
            #expect(free.status == 201)
        }
    }

    @Test("contracts are paid by nobody's mistake: v0 and kyc refuse them")
    func contracts() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let state = try await service.ask(node: "/devnet", [:])
            let lookalike = state["lookalike_contract"]?.string

            let token = try await service.order(
                "/tron/payouts/v0",
                ["recipient_address": .string(Devnet.usdtContract.base58), "amount": "1"])
            #expect(try token.problem() == "validation_failed")
            guard let lookalike else { return }
            let other = try await service.order(
                "/tron/payouts/v0", ["recipient_address": .string(lookalike), "amount": "1"])
            #expect(try other.json["rule"]?.string == "recipient_is_contract")
        }
    }
}
