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
