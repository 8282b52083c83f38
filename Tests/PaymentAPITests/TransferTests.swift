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

    @Test("what the wallet has not, it can't promise; what it promised, nobody else gets")
    func funds() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet(usdt: "10")
            func transfer(_ amount: String) async throws -> TestAnswer {
                try await service.order(
                    "/tron/usdt/transfer",
                    [
                        "wallet_id": .string(wallet.id), "to": .string(Address.stranger(12).base58),
                        "amount": .string(amount),
                    ])
            }

            let tooMuch = try await transfer("10.000001")
            let answers = try await withThrowingTaskGroup(of: TestAnswer.self) { group in
                for _ in 0..<8 { group.addTask { try await transfer("4") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(tooMuch.status == 422)
            #expect(try tooMuch.problem() == "insufficient_funds")
            #expect(answers.count { $0.status == 201 } == 2)
            for answer in answers where answer.status != 201 {
                #expect(try answer.problem() == "insufficient_funds")
            }
        }
    }

    @Test("what the contract would refuse is refused before anything is signed")
    func reverting() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            let control = try await service.ask(
                node: "/devnet/usdt", ["blacklist": [.string(wallet.address.base58)]])
            #expect(control["blacklist"]?.array?.isEmpty == false)

            let answer = try await service.order(
                "/tron/usdt/transfer",
                [
                    "wallet_id": .string(wallet.id), "to": .string(Address.stranger(13).base58),
                    "amount": "1",
                ])

            #expect(answer.status == 422)
            #expect(try answer.problem() == "would_revert")
        }
    }

    @Test("a fee limit over the maximum is a matter of policy")
    func feeLimit() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            let answer = try await service.order(
                "/tron/usdt/transfer",
                [
                    "wallet_id": .string(wallet.id), "to": .string(Address.stranger(14).base58),
                    "amount": "1", "fee_limit": "100.000001",
                ])

            #expect(answer.status == 422)
            #expect(try answer.problem() == "policy_violation")
            #expect(try answer.json["rule"]?.string == "fee_limit_max")
        }
    }
}
