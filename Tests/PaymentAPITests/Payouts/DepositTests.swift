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

@Suite("What comes in, and what goes elsewhere")
struct DepositTests {
    /// What a statement tells beside the `units` that were set by nobody's transaction: they are its opening balance, or a
    /// difference where the books were opened before.
    private static func transfers(of statement: JSON, besides units: Int64) throws -> [JSON] {
        let movements = try #require(statement["movements"]?.array)
        let unexplained = movements.filter { $0["kind"]?.string == "difference" }
        let sum = unexplained.reduce(ToldStatement.units(statement["opening_balance"])) {
            $0 + ToldStatement.units($1["amount"])
        }
        #expect(sum == units)
        return movements.filter { $0["kind"]?.string != "difference" }
    }

    @Test(
        "a deposit stands in the statement with its transaction, is an event, and is a difference explained")
    func deposit() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet(trx: "500", usdt: "10")
            try await service.readTheChain(for: wallet.id)
            let sender = service.node.devnet.accounts[1].address
            let deposit = try await service.sendToken(4_000_000, to: wallet.address)
            await service.node.devnet.mine(3)
            let transfer = try await service.order(
                "/tron/usdt/transfer",
                [
                    "wallet_id": .string(wallet.id), "to": .string(Address.stranger(1).base58),
                    "amount": "12",
                ])
            _ = try await service.record(
                at: "/tron/transactions/\(try transfer.json["id"]?.string ?? "")", reaching: ["confirmed"])

            let path = "/tron/payouts/statement?wallet_id=\(wallet.id)"
            let usdt = try await service.send(.GET, path).json
            let trx = try await service.send(.GET, path + "&asset=TRX").json
            let table = try await service.send(.GET, path, headers: ["accept": "text/csv"])
            let events = try await service.send(.GET, "/tron/events?type=transfer.received").json
            let compared = try await service.send(.GET, "/audit/reconciliations").json

            for statement in [usdt, trx] { ToldStatement.expectThatItAddsUp(statement) }
            #expect(ToldStatement.units(usdt["closing_balance"]) == 2_000_000)
            let movements = try Self.transfers(of: usdt, besides: 10_000_000)
            #expect(movements.compactMap { $0["kind"]?.string } == ["transfer_in", "transfer_out"])
            #expect(movements.first?["tx_id"]?.string == deposit.hex)
            #expect(movements.first?["counterparty"]?.string == sender.base58)
            #expect(String(decoding: table.bytes, as: UTF8.self).contains("transfer_in,4.000000,"))
            let event = try #require(events["items"]?.array?.first)
            #expect(events["items"]?.array?.count == 1)
            #expect(event["resource_id"]?.string == wallet.id)
            #expect(event["data"]?["tx_id"]?.string == deposit.hex)
            #expect(event["data"]?["amount"]?.string == "4.000000")
            let found = (compared["items"]?.array ?? []).filter {
                $0["asset"]?.string == "USDT" && $0["explained"]?.string == "4.000000"
            }
            #expect(found.count == 1)
            #expect(found.first?["difference"]?.string == "4.000000", "listed all the same")
        }
    }

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
