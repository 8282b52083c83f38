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

extension TransactionTests {
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
