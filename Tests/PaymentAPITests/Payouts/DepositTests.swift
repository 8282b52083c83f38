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
    static func transfers(of statement: JSON, besides units: Int64) throws -> [JSON] {
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
}
