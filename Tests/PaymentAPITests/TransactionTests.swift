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
}
