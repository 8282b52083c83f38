import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentWire
import StrictJSON
import Testing
import Tron
import TronDevnet

extension PayoutTests {
    @Test("two orders that are alike are two payments")
    func alike() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let recipient = Address.stranger(2)
            let body: JSON = ["recipient_address": .string(recipient.base58), "amount": "3"]

            let first = try await service.order("/tron/payouts/v0", body).json
            let second = try await service.order("/tron/payouts/v0", body).json
            var txIDs: Set<String> = []
            for order in [first, second] {
                let path = "/tron/payouts/\(order["id"]?.string ?? "")"
                let payout = try await service.record(at: path, reaching: ["completed", "failed"])
                #expect(payout["status"]?.string == "completed")
                txIDs.insert(try #require(payout["tx_id"]?.string))
            }

            #expect(txIDs.count == 2)
            #expect(try await service.usdt(of: recipient) == 6_000_000)
        }
    }

    @Test("one key is one payment, however often and however concurrently it is sent")
    func idempotent() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let recipient = Address.stranger(3)
            let body: JSON = ["recipient_address": .string(recipient.base58), "amount": "4"]
            let key = "order-4711"

            let answers = try await withThrowingTaskGroup(of: TestAnswer.self) { group in
                for _ in 0..<8 {
                    group.addTask { try await service.order("/tron/payouts/v0", body, key: key) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let again = try await service.order("/tron/payouts/v0", body, key: key)
            let reordered = try await service.send(
                .POST, "/tron/payouts/v0",
                #"{ "amount": "4", "recipient_address": "\#(recipient.base58)" }"#,
                headers: ["idempotency-key": key])
            let other = try await service.order(
                "/tron/payouts/v0", ["recipient_address": .string(recipient.base58), "amount": "5"], key: key)
            let transfer = try await service.order("/tron/usdt/transfer", body, key: key)
            let stranger = try await service.order(
                "/tron/payouts/v0", body, key: key,
                token: try await service.token(.admin, subject: "somebody else"))

            let first = try #require(
                answers.first { $0.status == 201 && $0.header("idempotent-replayed") == nil })
            for answer in answers where answer.status != 409 {
                #expect(answer.status == 201 && answer.bytes == first.bytes)
            }
            for answer in answers where answer.status == 409 {
                #expect(try answer.problem() == "idempotency_in_flight")
                #expect(answer.header("retry-after") == "1")
            }
            #expect(answers.count { $0.status == 201 && $0.header("idempotent-replayed") == nil } == 1)
            #expect(again.status == 201 && again.bytes == first.bytes)
            #expect(again.header("idempotent-replayed") == "true")
            #expect(again.header("location") == first.header("location"))
            #expect(reordered.bytes == first.bytes)
            #expect(other.status == 422)
            #expect(try other.problem() == "idempotency_mismatch")
            #expect(try transfer.problem() == "idempotency_mismatch")
            // Keys belong to the subject: somebody else's is another order.
            #expect(stranger.status == 201 && stranger.bytes != first.bytes)
        }
    }

    @Test("a reference is used once for ever")
    func reference() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let body: JSON = [
                "recipient_address": .string(Address.stranger(5).base58), "amount": "1", "reference": "r-1",
            ]

            let first = try await service.order("/tron/payouts/v0", body)
            let second = try await service.order("/tron/payouts/v0", body)

            #expect(first.status == 201 && second.status == 409)
            #expect(try second.problem() == "duplicate_reference")
            #expect(try second.json["payout_id"] == first.json["id"])
        }
    }
}
