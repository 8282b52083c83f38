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

@Suite("What a repeated key means")
struct IdempotencyTests {
    static let order: JSONObject = [
        "recipient_address": .string(Address.stranger(90).base58), "amount": "1.5", "reference": "r-1",
        "description": "d", "memo": "m", "priority": 3, "metadata": ["a": "1", "b": "2"],
    ]

    @Test("the same request is answered again, however its body is written")
    func same() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            var reversed: JSONObject = [:]
            for (key, value) in Self.order.members.reversed() { reversed[key] = value }
            let first = try await service.order("/tron/payouts/v0", .object(Self.order), key: "k")

            let again = try await service.order("/tron/payouts/v0", .object(reversed), key: "k")
            let spaced = try await service.send(
                .POST, "/tron/payouts/v0",
                JSON.object(reversed).text.replacing(",\"", with: " ,\n \"").replacing(
                    "1.5", with: "\\u0031.5"),
                headers: ["idempotency-key": "k"])

            #expect(first.status == 201 && first.header("idempotent-replayed") == nil)
            for answer in [again, spaced] {
                #expect(answer.status == 201 && answer.bytes == first.bytes)
                #expect(answer.header("idempotent-replayed") == "true")
                #expect(answer.header("location") == first.header("location"))
            }
        }
    }

    @Test("a key is its caller's own")
    func callers() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let body: JSON = ["recipient_address": .string(Address.stranger(95).base58), "amount": "1"]
            var ids: Set<String> = []
            for subject in ["anna", "bert", "anna"] {
                let made = try await service.order(
                    "/tron/payouts/v0", body, key: "k",
                    token: try await service.token(.admin, subject: subject))
                #expect(made.status == 201)
                ids.insert(try #require(try made.json["id"]?.string))
            }

            #expect(ids.count == 2)
        }
    }

    @Test("a refusal is not kept: the same key can be used once what was wrong has passed")
    func refusals() async throws {
        try await TestService.run { service in
            let body: JSON = ["recipient_address": .string(Address.stranger(96).base58), "amount": "1"]

            let refused = try await service.order("/tron/payouts/v0", body, key: "k")
            _ = try await service.fundedWallet()
            let made = try await service.order("/tron/payouts/v0", body, key: "k")

            #expect(refused.status >= 400 && made.status == 201)
            #expect(made.header("idempotent-replayed") == nil)
        }
    }

    @Test("a key has 1 to 255 visible characters", arguments: [0, 1, 255, 256])
    func length(count: Int) async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let answer = try await service.order(
                "/tron/payouts/v0",
                ["recipient_address": .string(Address.stranger(97).base58), "amount": "1"],
                key: String(repeating: "k", count: count))

            #expect(answer.status == ((1...255).contains(count) ? 201 : 422))
        }
    }
}
