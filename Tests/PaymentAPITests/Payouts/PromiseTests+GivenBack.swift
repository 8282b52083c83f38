import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

extension PromiseTests {
    @Test("whoever cancels or rejects gives the promise back, of a batch as of one")
    func givenBack() async throws {
        var settings = TestService.Settings()
        settings.payments.policy[.usdt].approval = ApprovalRule(above: 10_000_000, required: 1)
        try await TestService.run(settings) { service in
            let wallet = try await service.fundedWallet(usdt: "50")
            let approver = try await service.token(.approver, subject: "anna")
            func promised() async throws -> String {
                try await Self.part("USDT", of: wallet.id, service).promised
            }
            func act(_ answer: TestAnswer, _ deed: String, token: String? = nil) async throws -> Int {
                let path = try #require(answer.header("location"))
                return try await service.send(
                    .POST, path + "/" + deed, #"{"reason":"no"}"#, token: token
                ).status
            }
            let small = try await service.order("/tron/payouts/v0", Self.later("9"))
            let large = try await service.order("/tron/payouts/v0", Self.later("11"))
            let items: [JSON] = ["1", "2", "3"].map { amount in
                var item = Self.later(amount).object ?? [:]
                item["route"] = "v0"
                return .object(item)
            }
            let batch = try await service.order("/tron/payouts/batch", ["payouts": .array(items)])

            #expect(try await promised() == "26.000000", "what waits for approval is promised as well")
            #expect(try await act(small, "cancel") == 200)
            #expect(try await promised() == "17.000000")
            #expect(try await act(small, "cancel") == 200, "again changes nothing")
            #expect(try await promised() == "17.000000")
            #expect(try await act(large, "reject", token: approver) == 200)
            #expect(try await promised() == "6.000000")
            let id = try #require(try batch.json["id"]?.string)
            let ended = try await service.send(.POST, "/tron/payouts/batches/\(id)/cancel")
            #expect(ended.status == 200)
            #expect(try await promised() == "0.000000")
            #expect(try await Self.part("USDT", of: wallet.id, service).available == "50.000000")
            #expect(try await Self.transfer("10", from: wallet.id, service).status == 201)
        }
    }

    @Test("one that fails gives its promise back, and makes it again when it is queued again")
    func failed() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet(usdt: "50")
            // The recipient would get less than what was ordered.
            _ = try await service.ask(node: "/devnet/usdt", ["fee_basis_points": 10, "maximum_fee": "1"])
            let made = try await service.order(
                "/tron/payouts/v0",
                ["recipient_address": .string(Address.stranger(74).base58), "amount": "8"])
            let path = try #require(made.header("location"))
            let failed = try await service.record(at: path, reaching: ["failed", "completed"])
            let after = try await Self.part("USDT", of: wallet.id, service)

            _ = try await service.ask(node: "/devnet/usdt", ["fee_basis_points": 0])
            let retried = try await service.send(
                .POST, path + "/retry", headers: ["idempotency-key": UUID().uuidString])
            let paid = try await service.record(at: path, reaching: ["completed", "failed"])
            let last = try await Self.part("USDT", of: wallet.id, service)

            #expect(failed["status"] == "failed" && failed["failure"]?["code"] == "would_revert")
            #expect(after.promised == "0.000000" && after.available == "50.000000")
            #expect(retried.status == 200)
            #expect(paid["status"] == "completed")
            #expect(last.promised == "0.000000" && last.reserved == "0.000000")
            #expect(last.available == "42.000000")
        }
    }
}
