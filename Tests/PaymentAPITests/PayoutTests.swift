import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentWire
import StrictJSON
import Testing
import Tron
import TronDevnet

@Suite("Payouts by the v0 route")
struct PayoutTests {
    @Test("a payout is paid once, and the chain says so")
    func completes() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            let recipient = Address.stranger(1)

            let made = try await service.order(
                "/tron/payouts/v0",
                [
                    "recipient_address": .string(recipient.base58), "amount": "12.5",
                    "reference": "invoice-7", "metadata": ["node_id": "n-1"],
                ])
            let order = try made.json
            let id = try #require(order["id"]?.string)
            let payout = try await service.record(
                at: "/tron/payouts/\(id)", reaching: ["completed", "failed"])

            #expect(made.status == 201)
            #expect(made.header("location") == "/tron/payouts/\(id)")
            #expect(order["status"]?.string == "pending" && order["amount"]?.string == "12.500000")
            #expect(order["metadata"] == ["node_id": "n-1"])
            #expect(payout["status"]?.string == "completed" && payout["wallet_id"]?.string == wallet.id)
            let steps = payout["history"]?.array?.compactMap { $0["status"]?.string }
            #expect(steps == ["pending", "processing", "completed"])
            // Read back from the node's own endpoints.
            let txID = try #require(payout["tx_id"]?.string)
            let receipt = try await service.ask(
                node: "/walletsolidity/gettransactioninfobyid", ["value": .string(txID)])
            #expect(receipt["receipt"]?["result"]?.string == "SUCCESS")
            let log = try #require(receipt["log"]?.array)
            #expect(log.count == 1)
            #expect(log[0]["topics"]?.array?[2].string?.hasSuffix(recipient.evmBytes.hex) == true)
            #expect(try await service.usdt(of: recipient) == 12_500_000)
            #expect(try await service.usdt(of: wallet.address) == 500_000_000 - 12_500_000)
            // What the transaction cost is what the receipt says.
            let transaction = try await service.send(
                .GET, "/tron/transactions/\(payout["transaction_id"]?.string ?? "")"
            ).json
            #expect(
                transaction["receipt"]?["energy_used"]?.int64
                    == receipt["receipt"]?["energy_usage_total"]?.int64)
            #expect(transaction["receipt"]?["solidified"]?.bool == true)
            #expect(transaction["status"]?.string == "confirmed")
            #expect(payout["fee"] == transaction["receipt"]?["fee"])
        }
    }

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

    @Test("a payout that can't be paid yet waits, says why, and goes on by itself")
    func waits() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet(usdt: "1")
            let body: JSON = ["recipient_address": .string(Address.stranger(4).base58), "amount": "2"]

            let made = try await service.order("/tron/payouts/v0", body)
            let path = "/tron/payouts/\(try made.json["id"]?.string ?? "")"
            var held: JSON = nil
            for _ in 0..<20 where held["hold_reason"]?.string == nil {
                held = try await service.send(.GET, path, headers: ["prefer": "wait=1"]).json
            }
            await service.node.devnet.set(wallet.address, usdt: 5_000_000)
            let paid = try await service.record(at: path, reaching: ["completed", "failed"])

            #expect(held["status"]?.string == "pending")
            #expect(held["hold_reason"]?.string == "insufficient_funds")
            #expect(paid["status"]?.string == "completed" && paid["hold_reason"] == .null)
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

    @Test("without a wallet to pay from, nothing is accepted")
    func walletless() async throws {
        try await TestService.run { service in
            let body: JSON = ["recipient_address": .string(Address.stranger(6).base58), "amount": "1"]

            let answer = try await service.order("/tron/payouts/v0", body)

            #expect(answer.status == 409)
            #expect(try answer.problem() == "wallet_unusable")
        }
    }
}
