import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

/// What is read from the chain about a second token: balances, histories, and the books.
@Suite("Reading a second token")
struct SecondTokenReadingTests {
    @Test("tokens are listed, USDT first, with the names that their contracts have")
    func list() async throws {
        try await TestService.run(.withSecondToken()) { service in
            let list = try await service.send(.GET, "/tron/tokens").json["items"]?.array ?? []
            let network = try await service.send(.GET, "/tron/network/info").json["tokens"]?.array ?? []

            #expect(list.compactMap { $0["asset"]?.string } == ["USDT", "EURX"])
            #expect(
                list.last == [
                    "asset": "EURX", "name": .string(DevnetToken.eurx.name),
                    "contract": .string(DevnetToken.eurx.contract.base58), "decimals": 2,
                ])
            #expect(network.compactMap { $0["asset"]?.string } == ["USDT", "EURX", "TRX"])
        }
    }

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

    @Test("transfers of any address are told, a look-alike's are not")
    func history() async throws {
        try await TestService.run(.withSecondToken()) { service in
            let recipient = Address.stranger(8)
            let sent = try await service.sendToken(500, to: recipient, of: DevnetToken.eurx.contract)
            _ = try await service.sendToken(700, to: recipient, of: Devnet.lookalikeContract)
            _ = try await service.sendToken(900, to: recipient)
            await service.node.devnet.mine(3)

            let eurx = try await service.pages(
                "/tron/tokens/EURX/transactions/\(recipient.base58)", limit: 5)
            let usdt = try await service.pages(
                "/tron/tokens/USDT/transactions/\(recipient.base58)", limit: 5)

            #expect(eurx.compactMap { $0["tx_id"]?.string } == [sent.hex])
            #expect(eurx.first?["amount"] == "5.00" && eurx.first?["asset"] == "EURX")
            #expect(usdt.compactMap { $0["amount"]?.string } == ["0.000900"])
        }
    }
}
