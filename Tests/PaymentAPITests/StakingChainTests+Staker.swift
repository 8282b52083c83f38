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

extension StakingChainTests {
    /// A wallet of the service, and what the chain says of it.
    struct Staker {
        let service: TestService
        let id: String
        let address: Address

        init(_ service: TestService, trx: String = "2000") async throws {
            self.service = service
            (id, address) = try await service.fundedWallet(trx: trx)
        }

        /// A wallet with the key of one of the node's own accounts, which somebody else can sign with as well.
        init(_ service: TestService, account number: Int) async throws {
            self.service = service
            let account = service.node.devnet.accounts[number]
            address = account.address
            let key = account.privateKey.withBytes { Array($0).hex }
            let source: JSON = ["type": "private_key", "private_key": .string(key)]
            let made = try await service.send(
                .POST, "/tron/wallets/import", (["name": "staker", "source": source] as JSON).text)
            id = try #require(made.json["id"]?.string)
        }

        func order(_ path: String, _ body: JSONObject = [:]) async throws -> TestAnswer {
            var body = body
            body["wallet_id"] = .string(id)
            return try await service.order("/tron/staking/" + path, .object(body))
        }

        /// The record of an order, once it is confirmed.
        func confirmed(
            _ path: String, _ body: JSONObject = [:], _ location: SourceLocation = #_sourceLocation
        ) async throws -> JSON {
            let made = try await order(path, body)
            #expect(
                made.status == 201, "\(String(decoding: made.bytes, as: UTF8.self))",
                sourceLocation: location)
            let record = try await service.record(
                at: try #require(made.header("location"), sourceLocation: location),
                reaching: ["confirmed", "failed", "expired"], location)
            #expect(record["status"]?.string == "confirmed", sourceLocation: location)
            return record
        }

        /// What the service tells at `/tron/staking/…` of it.
        func told(_ what: String) async throws -> JSON {
            try await service.send(.GET, "/tron/staking/\(what)/\(address.base58)").json
        }

        func account() async throws -> JSON {
            try await service.ask(node: "/wallet/getaccount", ["address": .string(address.hex)])
        }

        /// What the receipt of `record` has under `key`, in sun.
        func receipt(of record: JSON, _ key: String) async throws -> Int64 {
            let id = try #require(record["tx_id"])
            let receipt = try await service.ask(node: "/wallet/gettransactioninfobyid", ["value": id])
            return receipt[key]?.int64 ?? 0
        }

        func advance(_ seconds: Int64) async throws {
            let moved = try await service.ask(
                node: "/devnet/clock", ["advance_seconds": .number(JSONNumber(seconds))])
            #expect(moved["head"] != nil)
        }

        /// Stake of a resource that can be lent or taken back, in sun, as the chain has it.
        func frozen(_ type: String?) async throws -> Int64 {
            let entries = try await account()["frozenV2"]?.array ?? []
            return entries.first { $0["type"]?.string == type }?["amount"]?.int64 ?? 0
        }
    }
}
