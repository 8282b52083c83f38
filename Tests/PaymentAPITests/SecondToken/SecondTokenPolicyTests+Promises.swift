import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

extension SecondTokenPolicyTests {
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
