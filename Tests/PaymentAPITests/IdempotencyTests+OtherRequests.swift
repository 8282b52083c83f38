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

extension IdempotencyTests {
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
}
