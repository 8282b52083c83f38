import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

/// Everything that moves money, in a token with other decimals than USDT.
@Suite("Payments in a second token")
struct SecondTokenPaymentTests {
    static func payout(_ number: Int, _ amount: String, _ asset: String = "EURX") -> JSON {
        [
            "recipient_address": .string(Address.stranger(number).base58), "amount": .string(amount),
            "asset": .string(asset),
        ]
    }

    @Test("a payout is paid in it, told in it, and takes nothing of USDT")
    func payout() async throws {
        try await TestService.run(.withSecondToken()) { service in
            let wallet = try await service.walletWithEURX()

            let made = try await service.order("/tron/payouts/v0", Self.payout(1, "12.5"))
            let paid = try await service.record(
                at: try #require(made.header("location")), reaching: ["completed", "failed"])
            let transaction = try await service.send(
                .GET, "/tron/transactions/\(paid["transaction_id"]?.string ?? "")"
            ).json
            let analytics = try await service.send(.GET, "/tron/payouts/analytics").json

            #expect(paid["status"] == "completed")
            #expect(paid["asset"] == "EURX" && paid["amount"] == "12.50", "as many decimals as it has")
            #expect(transaction["kind"] == "token_transfer" && transaction["asset"] == "EURX")
            #expect(transaction["amount"] == "12.50" && transaction["status"] == "confirmed")
            #expect(try await service.balance(of: "EURX", at: .stranger(1)) == "12.50")
            #expect(try await service.balance(of: "EURX", at: wallet.address) == "187.50")
            #expect(try await service.balance(of: "USDT", at: .stranger(1)) == "0.000000")
            #expect(try await service.usdt(of: wallet.address) == 500_000_000)
            let volume = analytics["totals"]?["volume"]
            #expect(volume?["EURX"] == "12.50" && volume?["USDT"] == "0.000000")
        }
    }

    @Test("a transfer, an allowance and their estimates are its own")
    func transfers() async throws {
        try await TestService.run(.withSecondToken()) { service in
            let wallet = try await service.walletWithEURX()
            let (recipient, spender) = (Address.stranger(2), Address.stranger(3))
            let path = "/tron/tokens/EURX"
            let estimate = try await service.send(
                .POST, path + "/estimate",
                #"{"operation":"transfer","from":"\#(wallet.id)","to":"\#(recipient.base58)","amount":"7.25"}"#
            ).json

            let sent = try await service.order(
                path + "/transfer",
                ["wallet_id": .string(wallet.id), "to": .string(recipient.base58), "amount": "7.25"])
            let transfer = try await service.record(
                at: try #require(sent.header("location")), reaching: ["confirmed", "failed"])
            let approved = try await service.order(
                path + "/approve",
                ["wallet_id": .string(wallet.id), "spender": .string(spender.base58), "amount": "3"])
            let approval = try await service.record(
                at: try #require(approved.header("location")), reaching: ["confirmed", "failed"])
            let allowance = try await service.send(
                .GET, path + "/allowance/\(wallet.address.base58)/\(spender.base58)"
            ).json
            let ofUSDT = try await service.send(
                .GET, "/tron/usdt/allowance/\(wallet.address.base58)/\(spender.base58)"
            ).json

            #expect(transfer["kind"] == "token_transfer" && transfer["amount"] == "7.25")
            #expect(estimate["would_succeed"] == true)
            #expect(estimate["energy"] == transfer["receipt"]?["energy_used"])
            #expect(estimate["fee"] == transfer["receipt"]?["fee"])
            #expect(try await service.balance(of: "EURX", at: recipient) == "7.25")
            #expect(approval["kind"] == "token_approve" && approval["asset"] == "EURX")
            #expect(allowance["allowance"] == "3.00" && allowance["asset"] == "EURX")
            #expect(allowance["contract"] == .string(DevnetToken.eurx.contract.base58))
            #expect(ofUSDT["allowance"] == "0.000000")
        }
    }
}
