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
    private static let order: JSONObject = [
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

    @Test("a request that differs in any member is another one")
    func bodies() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            _ = try await service.order("/tron/payouts/v0", .object(Self.order), key: "k")
            var others: [JSONObject] = []
            for key in Self.order.keys where !["recipient_address", "amount"].contains(key) {
                var other = Self.order
                other[key] = nil
                others.append(other)
            }
            for (key, value) in [
                ("amount", "1.50"), ("recipient_address", .string(Address.stranger(91).base58)),
                ("reference", "r-2"), ("description", "e"), ("memo", "n"), ("priority", 4),
                ("metadata", ["a": "1", "b": "3"]), ("scheduled_at", "2999-01-01T00:00:00Z"),
            ] as [(String, JSON)] {
                var other = Self.order
                other[key] = value
                others.append(other)
            }

            for other in others {
                let answer = try await service.order("/tron/payouts/v0", .object(other), key: "k")

                #expect(answer.status == 422)
                #expect(try answer.problem() == "idempotency_mismatch", "\(JSON.object(other).text)")
            }
        }
    }

    @Test("a request of another path is another one, though operation and body are the same")
    func paths() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            _ = try await service.ask(node: "/devnet/usdt", ["fee_basis_points": 10, "maximum_fee": "1"])
            var ids: [String] = []
            for number in 0..<2 {
                let made = try await service.order(
                    "/tron/payouts/v0",
                    ["recipient_address": .string(Address.stranger(92 + number).base58), "amount": "1"])
                ids.append(try #require(try made.json["id"]?.string))
                _ = try await service.record(at: "/tron/payouts/\(ids[number])", reaching: ["failed"])
            }
            func retry(_ number: Int) async throws -> TestAnswer {
                try await service.send(
                    .POST, "/tron/payouts/\(ids[number])/retry", headers: ["idempotency-key": "again"])
            }

            let first = try await retry(0)
            let other = try await retry(1)
            let replay = try await retry(0)

            #expect(first.status == 200 && replay.bytes == first.bytes)
            #expect(try other.problem() == "idempotency_mismatch")
        }
    }

    @Test("another operation with the same body is another request")
    func operations() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            let body: JSON = [
                "wallet_id": .string(wallet.id), "to": .string(Address.stranger(94).base58), "amount": "1",
            ]

            let first = try await service.order("/tron/usdt/transfer", body, key: "k")
            let other = try await service.order("/tron/trx/transfer", body, key: "k")

            #expect(first.status == 201)
            #expect(try other.problem() == "idempotency_mismatch")
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
