import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

extension SecondTokenReadingTests {
    @Test("what moves of it stands in histories, statements and comparisons", arguments: [true, false])
    func books(hasIndex: Bool) async throws {
        var settings = try TestService.Settings.withSecondToken()
        settings.hasIndex = hasIndex
        try await TestService.run(settings) { service in
            let wallet = try await service.walletWithEURX("50")
            try await service.readTheChain(for: wallet.id)
            let deposit = try await service.sendToken(
                1_234, to: wallet.address, of: DevnetToken.eurx.contract)
            await service.node.devnet.mine(3)
            let made = try await service.order(
                "/tron/payouts/v0",
                [
                    "recipient_address": .string(Address.stranger(7).base58), "amount": "2.34",
                    "asset": "EURX",
                ])
            let paid = try await service.record(
                at: try #require(made.header("location")), reaching: ["completed", "failed"])

            let statement = try await service.send(
                .GET, "/tron/payouts/statement?wallet_id=\(wallet.id)&asset=EURX"
            ).json
            let history = try await service.pages(
                "/tron/wallets/\(wallet.id)/transactions?asset=EURX", limit: 5)
            let ofUSDT = try await service.pages(
                "/tron/wallets/\(wallet.id)/transactions?asset=USDT", limit: 5)
            let compared = try await service.send(.GET, "/audit/reconciliations?limit=200").json
            let events = try await service.send(.GET, "/tron/events?type=transfer.received").json

            #expect(paid["status"] == "completed")
            ToldStatement.expectThatItAddsUp(statement)
            #expect(statement["asset"] == "EURX" && statement["closing_balance"] == "60.00")
            let kinds = (statement["movements"]?.array ?? []).compactMap { $0["kind"]?.string }
            #expect(kinds.filter { $0 != "difference" } == ["transfer_in", "payout"])
            #expect(
                history.compactMap { $0["tx_id"]?.string } == [paid["tx_id"]?.string ?? "", deposit.hex])
            #expect(history.compactMap { $0["amount"]?.string } == ["2.34", "12.34"])
            #expect(ofUSDT.isEmpty)
            #expect(
                events["items"]?.array?.contains {
                    $0["data"]?["asset"] == "EURX" && $0["data"]?["amount"] == "12.34"
                } == true)
            let found = compared["items"]?.array?.filter { $0["asset"] == "EURX" } ?? []
            #expect(found.contains { $0["explained"] == "12.34" }, "the deposit is explained")
            #expect(found.first?["chain"] == "60.00", "the newest comparison")
        }
    }
}
