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

extension DepositTests {
    @Test("what a wallet's key signed elsewhere is told with its fee, audited, and not absorbed")
    func outsideSpend() async throws {
        try await TestService.run { service in
            let account = service.node.devnet.accounts[2]
            let key = account.privateKey.withBytes { Array($0).hex }
            let made = try await service.send(
                .POST, "/tron/wallets/import",
                #"{"name":"shared","source":{"type":"private_key","private_key":"\#(key)"}}"#)
            let id = try #require(made.json["id"]?.string)
            try await service.readTheChain(for: id)
            let spent = try await service.sendTRX(3_000_000, to: .stranger(50), byAccount: 2)
            await service.node.devnet.mine(3)

            let statement = try await service.send(
                .GET, "/tron/payouts/statement?wallet_id=\(id)&asset=TRX"
            ).json
            let events = try await service.send(.GET, "/tron/events?type=transfer.sent").json
            let compared = try await service.send(.GET, "/audit/reconciliations?limit=200").json
            let account2 = try await service.ask(
                node: "/walletsolidity/getaccount", ["address": .string(account.address.hex)])
            let audit = try await service.store.auditEvents(after: 0, limit: 100)

            ToldStatement.expectThatItAddsUp(statement)
            #expect(ToldStatement.units(statement["closing_balance"]) == account2["balance"]?.int64)
            let movements = try Self.transfers(of: statement, besides: 1_000_000_000_000)
            #expect(movements.compactMap { $0["kind"]?.string } == ["transfer_out", "fee"])
            #expect(movements.allSatisfy { $0["tx_id"]?.string == spent.hex })
            #expect(movements.first?["amount"]?.string == "-3.000000")
            #expect(events["items"]?.array?.first?["data"]?["tx_id"]?.string == spent.hex)
            let newest = try #require(
                compared["items"]?.array?.first { $0["asset"]?.string == "TRX" })
            #expect(newest["difference"] == newest["explained"])
            #expect(ToldStatement.units(newest["difference"]) < -3_000_000)
            let audited = audit.filter { $0.entry.action == "transfer.sent" }
            #expect(audited.count == 2, "what was sent, and what it burnt")
            #expect(audited.allSatisfy { $0.entry.resourceID == id })
        }
    }
}
