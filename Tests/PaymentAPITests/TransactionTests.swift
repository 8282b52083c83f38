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

@Suite("Transactions and the chain")
struct TransactionTests {
    @Test("the list filters by wallet, kind, status and time")
    func list() async throws {
        try await TestService.run { service in
            let (first, second) = (try await service.fundedWallet(), try await service.fundedWallet())
            var paths: [String] = []
            for (wallet, asset) in [(first, "usdt"), (first, "trx"), (second, "usdt")] {
                let made = try await service.order(
                    "/tron/\(asset)/transfer",
                    [
                        "wallet_id": .string(wallet.id), "to": .string(Address.stranger(60).base58),
                        "amount": "1",
                    ])
                paths.append(try #require(made.header("location")))
            }
            for path in paths { _ = try await service.record(at: path, reaching: ["confirmed", "failed"]) }
            func count(_ query: String) async throws -> Int {
                try await service.send(.GET, "/tron/transactions" + query).json["items"]?.array?.count ?? -1
            }

            #expect(try await count("") == 3)
            #expect(try await count("?wallet_id=\(first.id)") == 2)
            #expect(try await count("?wallet_id=\(first.id)&kind=trx_transfer") == 1)
            #expect(try await count("?kind=usdt_transfer") == 2)
            #expect(try await count("?status=confirmed") == 3)
            #expect(try await count("?status=queued") == 0)
            #expect(try await count("?from=2020-01-01T00:00:00Z&to=2021-01-01T00:00:00%2B01:00") == 0)
            #expect(try await count("?from=2020-01-01T00:00:00Z") == 3)
            let backwards = try await service.send(
                .GET, "/tron/transactions?from=2021-01-01T00:00:00Z&to=2020-01-01T00:00:00Z")
            #expect(try backwards.locations == ["query:to"])
        }
    }

    @Test("what is signed can't be cancelled; a payout's transaction only through the payout")
    func cancel() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            let made = try await service.order(
                "/tron/usdt/transfer",
                [
                    "wallet_id": .string(wallet.id), "to": .string(Address.stranger(61).base58),
                    "amount": "1",
                ])
            let path = try #require(made.header("location"))
            _ = try await service.record(
                at: path, reaching: ["signed", "broadcast", "included", "confirmed"])
            let payout = try await service.order(
                "/tron/payouts/v0",
                ["recipient_address": .string(Address.stranger(62).base58), "amount": "1"])
            let paid = try await service.record(
                at: try #require(payout.header("location")), reaching: ["processing", "completed"])

            let late = try await service.send(.POST, path + "/cancel")
            let ofPayout = try await service.send(
                .POST, "/tron/transactions/\(paid["transaction_id"]?.string ?? "")/cancel")
            let unknown = try await service.send(
                .POST, "/tron/transactions/txn_01JDZZZZZZZZZZZZZZZZZZZZZZ/cancel")

            #expect(try late.problem() == "not_cancellable" && late.status == 409)
            #expect(try ofPayout.problem() == "invalid_state")
            #expect(unknown.status == 404)
        }
    }

    @Test("what a block has that is not solidified shows its receipt, and says so; so do lists and the feed")
    func included() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            let made = try await service.order(
                "/tron/usdt/transfer",
                [
                    "wallet_id": .string(wallet.id), "to": .string(Address.stranger(64).base58),
                    "amount": "1",
                ])
            let path = try #require(made.header("location"))
            var (record, isMined): (JSON, Bool) = (nil, false)
            for _ in 0..<60 {
                record = try await service.send(.GET, path, headers: ["prefer": "wait=1"]).json
                if record["status"] == "included" { break }
                if record["status"] == "broadcast", !isMined {
                    await service.node.devnet.mine()
                    isMined = true
                }
            }
            let list = try await service.send(.GET, "/tron/transactions").json["items"]?.array?.first
            let events = try await service.send(.GET, "/tron/events?type=transaction.included").json["items"]
            await service.node.devnet.mine()
            let final = try await service.record(at: path, reaching: ["confirmed", "failed"])

            let receipt = try #require(record["receipt"]?.object)
            #expect(receipt["solidified"] == false && receipt["result"] == "SUCCESS")
            #expect(receipt["tx_id"] == record["tx_id"] && receipt["confirmations"]?.int64 == 1)
            #expect(list?["receipt"] == record["receipt"])
            #expect(events?.array?.first?["data"]?["receipt"]?["solidified"] == false)
            #expect(final["receipt"]?["solidified"] == true)
            for name in ["block_number", "fee", "energy_used", "energy_fee", "bandwidth_used"] {
                #expect(receipt[name] != nil && receipt[name] == final["receipt"]?[name], "\(name)")
            }
        }
    }

    @Test("any transaction of the chain is told, decoded, with its receipt")
    func chain() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            let recipient = Address.stranger(63)
            let made = try await service.order(
                "/tron/usdt/transfer",
                [
                    "wallet_id": .string(wallet.id), "to": .string(recipient.base58), "amount": "2",
                    "memo": "hi",
                ])
            let record = try await service.record(
                at: try #require(made.header("location")), reaching: ["confirmed", "failed"])
            let txID = try #require(record["tx_id"]?.string)

            let told = try await service.send(.GET, "/tron/network/transactions/\(txID)").json
            let number = try #require(told["receipt"]?["block_number"]?.int64)
            let block = try await service.send(.GET, "/tron/network/blocks/\(number)").json
            let latest = try await service.send(.GET, "/tron/network/blocks/latest").json
            let solid = try await service.send(.GET, "/tron/network/blocks/solidified").json
            let unknown = try await service.send(
                .GET, "/tron/network/transactions/" + String(repeating: "0", count: 64))
            let future = try await service.send(.GET, "/tron/network/blocks/99999999")
            let bad = try await service.send(.GET, "/tron/network/blocks/-1")

            #expect(
                told["status"]?.string == "confirmed"
                    && told["contract_type"]?.string == "TriggerSmartContract")
            #expect(told["asset"]?.string == "USDT" && told["amount"]?.string == "2.000000")
            #expect(told["from"]?.string == wallet.address.base58 && told["to"]?.string == recipient.base58)
            #expect(told["memo"]?.string == "hi" && told["receipt"]?["result"]?.string == "SUCCESS")
            #expect(block["transaction_ids"] == [.string(txID)] && block["solidified"]?.bool == true)
            #expect(latest["solidified"]?.bool == false && solid["solidified"]?.bool == true)
            #expect(latest["parent_id"] == solid["id"])
            #expect(unknown.status == 404 && future.status == 404)
            #expect(try bad.locations == ["path:block_number"])
        }
    }

    @Test("the network's parameters and nodes are the node's own words")
    func network() async throws {
        try await TestService.run { service in
            let info = try await service.send(.GET, "/tron/network/info").json
            let parameters = try await service.ask(node: "/wallet/getchainparameters", [:])
            let health = try await service.send(.GET, "/tron/network/health")

            for entry in try #require(parameters["chainParameter"]?.array) {
                let key = try #require(entry["key"]?.string)
                #expect(info["chain_parameters"]?[key]?.int64 == entry["value"]?.int64 ?? 0, "\(key)")
            }
            #expect(info["prices"]?["energy"]?.string == "0.000100")
            #expect(info["prices"]?["account_activation"]?.string == "1.100000")
            #expect(info["block_interval_seconds"]?.int64 == 3)
            #expect(health.status == 200)
            #expect(try health.json["checks"]?.array?.first?["status"]?.string == "up")
            await service.node.stop()
            let down = try await service.send(.GET, "/tron/network/health")
            #expect(down.status == 503)
            #expect(try down.json["status"]?.string == "unhealthy")
        }
    }
}
