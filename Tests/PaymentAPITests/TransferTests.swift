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

@Suite("Transfers")
struct TransferTests {
    @Test("a transfer of USDT or TRX is confirmed with its receipt", arguments: ["usdt", "trx"])
    func confirmed(asset: String) async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            let recipient = Address.stranger(10)

            let made = try await service.order(
                "/tron/\(asset)/transfer",
                [
                    "wallet_id": .string(wallet.id), "to": .string(recipient.hex), "amount": "1.25",
                    "metadata": ["a": "b"],
                ])
            let path = try #require(made.header("location"))
            let transaction = try await service.record(
                at: path, reaching: ["confirmed", "failed", "expired"])

            #expect(made.status == 201)
            #expect(try made.json["status"]?.string == "queued" && made.json["attempts"]?.int64 == 0)
            #expect(transaction["status"]?.string == "confirmed")
            #expect(transaction["kind"]?.string == asset + "_transfer")
            #expect(transaction["to"]?.string == recipient.base58)
            #expect(transaction["amount"]?.string == "1.250000" && transaction["attempts"]?.int64 == 1)
            #expect(transaction["receipt"]?["result"]?.string == "SUCCESS")
            #expect((transaction["receipt"]?["confirmations"]?.int64 ?? 0) >= 2)
            if asset == "usdt" {
                #expect(try await service.usdt(of: recipient) == 1_250_000)
            } else {
                let account = try await service.ask(
                    node: "/walletsolidity/getaccount", ["address": .string(recipient.hex)])
                #expect(account["balance"]?.int64 == 1_250_000)
            }
        }
    }

    @Test("a contract is no recipient of a transfer", arguments: ["usdt", "trx"])
    func contractRecipient(asset: String) async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()

            let refused = try await service.order(
                "/tron/\(asset)/transfer",
                [
                    "wallet_id": .string(wallet.id), "to": .string(Devnet.lookalikeContract.base58),
                    "amount": "1",
                ])

            #expect(refused.status == 422)
            #expect(try refused.json["code"]?.string == "policy_violation")
            #expect(try refused.json["rule"]?.string == "recipient_is_contract")
        }
    }

    @Test("a caller that prefers to wait is answered with the final status")
    func waiting() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            let body: JSON = [
                "wallet_id": .string(wallet.id), "to": .string(Address.stranger(11).base58), "amount": "1",
            ]

            // Blocks are made for as long as it takes, and no longer where the answer is a refusal.
            let final = try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    while !Task.isCancelled {
                        await service.node.devnet.mine()
                        _ = try await service.store.events(after: 0, limit: 1)
                    }
                }
                defer { group.cancelAll() }
                return try await service.order(
                    "/tron/usdt/transfer", body, key: "waiting",
                    headers: ["prefer": "respond-async, wait=100"])
            }

            #expect(final.status == 201 && final.header("preference-applied") == "wait=60")
            #expect(try final.json["status"]?.string == "confirmed")
        }
    }
}
