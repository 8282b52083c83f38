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

extension TransferTests {
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
