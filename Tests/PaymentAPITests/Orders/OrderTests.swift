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

/// What was ordered over HTTP is what is kept, told and signed.
@Suite("What orders say")
struct OrderTests {
    /// The transaction's raw data as the node has it.
    private func onChain(_ record: JSON, _ service: TestService) async throws -> JSON {
        let told = try await service.ask(
            node: "/wallet/gettransactionbyid", ["value": .string(record["tx_id"]?.string ?? "")])
        return try #require(told["raw_data"])
    }

    @Test(
        "a transfer's memo and fee limit are in the chain's transaction",
        arguments: ["usdt", "tokens/USDT", "trx"])
    func transfers(asset: String) async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            var body: JSONObject = [
                "wallet_id": .string(wallet.id), "to": .string(Address.stranger(60).base58), "amount": "1.5",
                "memo": "für 4711", "metadata": ["a": "b"],
            ]
            if asset != "trx" { body["fee_limit"] = "21" }
            let made = try await service.order("/tron/\(asset)/transfer", .object(body))
            let record = try await service.record(
                at: try #require(made.header("location")), reaching: ["confirmed"])
            let raw = try await onChain(record, service)

            #expect(record["memo"] == "für 4711" && record["metadata"] == ["a": "b"])
            #expect(record["amount"] == "1.500000" && record["to"] == .string(Address.stranger(60).base58))
            #expect(raw["data"] == .string(Array("für 4711".utf8).hex))
            if asset != "trx" {
                #expect(record["fee_limit"] == "21.000000" && raw["fee_limit"] == 21_000_000)
            }
        }
    }

    @Test("an allowance's fee limit is in the chain's transaction")
    func approvals() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            let made = try await service.order(
                "/tron/usdt/approve",
                [
                    "wallet_id": .string(wallet.id), "spender": .string(Address.stranger(61).base58),
                    "amount": "1.5", "fee_limit": "22", "metadata": ["a": "b"],
                ])
            let record = try await service.record(
                at: try #require(made.header("location")), reaching: ["confirmed"])
            let raw = try await onChain(record, service)

            #expect(record["metadata"] == ["a": "b"] && record["fee_limit"] == "22.000000")
            #expect(raw["fee_limit"] == 22_000_000)
        }
    }
}
