import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

/// Limits, approvals and promises are kept by asset: what is counted of one is not counted of another.
@Suite("Limits and promises of a second token")
struct SecondTokenPolicyTests {
    private static func body(_ number: Int, _ amount: String, _ asset: String = "EURX") -> JSON {
        [
            "recipient_address": .string(Address.stranger(number).base58), "amount": .string(amount),
            "asset": .string(asset),
        ]
    }

    private static func settings(_ limits: JSON) throws -> TestService.Settings {
        var settings = try TestService.Settings.withSecondToken(nil)
        settings.payments.policy = try PayoutPolicy(
            json: ["assets": ["EURX": limits]], assets: settings.payments.assets)
        return settings
    }

    @Test("its limits are its own, to the last unit")
    func limits() async throws {
        let settings = try Self.settings(["v0": ["per_payout": "10", "per_day": "15.5", "minimum": "0.5"]])
        try await TestService.run(settings) { service in
            _ = try await service.walletWithEURX()

            let small = try await service.order("/tron/payouts/v0", Self.body(1, "0.49"))
            let large = try await service.order("/tron/payouts/v0", Self.body(1, "10.01"))
            let most = try await service.order("/tron/payouts/v0", Self.body(1, "10"))
            let over = try await service.order("/tron/payouts/v0", Self.body(1, "5.51"))
            let rest = try await service.order("/tron/payouts/v0", Self.body(1, "5.5"))
            let usdt = try await service.order("/tron/payouts/v0", Self.body(1, "20", "USDT"))
            let policy = try await service.send(.GET, "/tron/payouts/policy?asset=EURX").json
            let ofUSDT = try await service.send(.GET, "/tron/payouts/policy").json

            #expect(try small.json["rule"] == "v0_minimum" && large.json["rule"] == "v0_per_payout")
            #expect(most.status == 201 && rest.status == 201)
            #expect(try over.json["rule"] == "v0_per_day")
            #expect(try over.json["detail"]?.string?.contains("15.50 EURX") == true)
            #expect(usdt.status == 201, "USDT has limits of its own")
            #expect(policy["v0"]?["per_day"] == "15.50" && policy["v0"]?["used_today"] == "15.50")
            #expect(ofUSDT["v0"]?["used_today"] == "20.000000")
        }
    }

    @Test("a token without limits of its own is read, and not paid out")
    func closed() async throws {
        try await TestService.run(.withSecondToken(nil)) { service in
            let wallet = try await service.walletWithEURX()

            let refused = try await service.order("/tron/payouts/v0", Self.body(2, "1"))
            let evaluation = try await service.send(
                .POST, "/tron/payouts/evaluate",
                #"{"route":"v0","recipient_address":"\#(Address.stranger(2).base58)","amount":"1","asset":"EURX"}"#
            ).json

            #expect(try refused.problem() == "policy_violation")
            #expect(try refused.json["rule"] == "v0_per_payout")
            let transfer = try await service.order(
                "/tron/tokens/EURX/transfer",
                [
                    "wallet_id": .string(wallet.id), "to": .string(Address.stranger(2).base58), "amount": "1",
                ])

            #expect(evaluation["accepted"] == false)
            #expect(try transfer.problem() == "policy_violation")
            #expect(try transfer.json["rule"] == "transfers_per_payout")
            #expect(try await service.balance(of: "EURX", at: wallet.address) == "200.00")
        }
    }

    @Test("above its own amount others have to agree, and are bound to the asset")
    func approvals() async throws {
        let settings = try Self.settings(["approval": ["above": "5", "required": 1]])
        try await TestService.run(settings) { service in
            _ = try await service.walletWithEURX()
            let free = try await service.order("/tron/payouts/v0", Self.body(3, "5"))
            let held = try await service.order("/tron/payouts/v0", Self.body(3, "5.01"))
            let path = try #require(held.header("location"))

            let approved = try await service.send(
                .POST, path + "/approve", token: try await service.token(.approver, subject: "anna"))
            let paid = try await service.record(at: path, reaching: ["completed", "failed"])

            #expect(try free.json["approvals_required"] == 0)
            #expect(try held.json["status"] == "pending_approval")
            #expect(approved.status == 200)
            #expect(paid["status"] == "completed")
            #expect(try await service.balance(of: "EURX", at: .stranger(3)) == "10.01")
        }
    }

    @Test("what is promised of it is not to be had for anything else, and USDT is all there")
    func promises() async throws {
        try await TestService.run(.withSecondToken()) { service in
            let wallet = try await service.walletWithEURX("20")
            var body = Self.body(4, "15").object ?? [:]
            body["scheduled_at"] = "2999-01-01T00:00:00Z"
            let made = try await service.order("/tron/payouts/v0", .object(body))
            func transfer(_ asset: String, _ amount: String) async throws -> TestAnswer {
                try await service.order(
                    "/tron/tokens/\(asset)/transfer",
                    [
                        "wallet_id": .string(wallet.id), "to": .string(Address.stranger(5).base58),
                        "amount": .string(amount),
                    ])
            }

            let balance = try await service.send(.GET, "/tron/wallets/\(wallet.id)/balance").json
            let over = try await transfer("EURX", "5.01")
            let rest = try await transfer("EURX", "5")
            let usdt = try await transfer("USDT", "500")

            #expect(made.status == 201)
            let parts = balance["balances"]?.array ?? []
            #expect(parts.compactMap { $0["asset"]?.string } == ["TRX", "USDT", "EURX"])
            #expect(parts.last?["total"] == "20.00" && parts.last?["promised"] == "15.00")
            #expect(parts.last?["available"] == "5.00" && parts.last?["reserved"] == "0.00")
            #expect(parts[1]["promised"] == "0.000000" && parts[1]["available"] == "500.000000")
            #expect(try over.problem() == "insufficient_funds")
            #expect(try over.json["detail"]?.string?.contains("20.00 EURX") == true)
            #expect(rest.status == 201 && usdt.status == 201)
        }
    }
}
