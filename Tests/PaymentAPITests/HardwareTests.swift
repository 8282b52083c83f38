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

@Suite("Hardware wallets")
struct HardwareTests {
    @Test(
        "what is ordered is shown unsigned, signed by the device, sent and confirmed",
        arguments: ["usdt/transfer", "trx/transfer", "usdt/approve"])
    func confirmed(operation: String) async throws {
        try await TestService.run { service in
            let device = try await TestDevice.imported(into: service)
            let other = Address.stranger(31)
            let payee = operation == "usdt/approve" ? "spender" : "to"

            let place = try await device.ordered(
                "/tron/" + operation, [payee: .string(other.base58), "amount": "2.5"])
            let waiting = try await service.send(.GET, place).json
            let unsigned = try #require(waiting["unsigned"])
            let raw = try #require([UInt8](hex: unsigned["raw_data_hex"]?.string ?? ""))
            let latest = try await service.send(.GET, "/tron/network/blocks/latest").json
            let record = try await device.confirmed(at: place)

            #expect(waiting["status"]?.string == "awaiting_signature" && waiting["attempts"]?.int64 == 1)
            #expect(unsigned["tx_id"]?.string == TransactionID(ofRawBytes: raw).hex)
            #expect(unsigned["tx_id"] == waiting["tx_id"])
            #expect(unsigned["derivation_path"]?.string == TestDevice.path)
            #expect(try RawTransaction(decoding: raw).contract.owner == device.address)
            let head = try #require(Timestamp(latest["timestamp"]?.string ?? ""))
            let end = try #require(Timestamp(unsigned["expires_at"]?.string ?? ""))
            // Blocks may have come since it was made.
            #expect((3300...3600).contains(end.since(head).components.seconds))
            #expect(record["status"]?.string == "confirmed" && record["unsigned"]?.isNull == true)
            #expect(record["tx_id"] == waiting["tx_id"] && record["attempts"]?.int64 == 1)
            #expect(
                record["history"]?.array?.compactMap { $0["status"]?.string }.prefix(3)
                    == ["queued", "awaiting_signature", "signed"])
            try await expect(operation, by: device, with: other)
        }
    }

    /// What the chain says of it.
    func expect(_ operation: String, by device: TestDevice, with other: Address) async throws {
        let service = device.service
        switch operation {
        case "usdt/transfer": #expect(try await service.usdt(of: other) == 2_500_000)
        case "trx/transfer":
            let account = try await service.ask(
                node: "/walletsolidity/getaccount", ["address": .string(other.hex)])
            #expect(account["balance"]?.int64 == 2_500_000)
        default:
            let told = try await service.send(
                .GET, "/tron/usdt/allowance/\(device.address.base58)/\(other.base58)"
            ).json
            #expect(told["allowance"]?.string == "2.500000")
        }
    }

    @Test("a device stakes, lends, takes back, votes and unstakes")
    func staking() async throws {
        try await TestService.run { service in
            let device = try await TestDevice.imported(into: service)
            let receiver = try await service.fundedWallet(trx: "10").address
            let witnesses = try await service.ask(node: "/wallet/listwitnesses", [:])
            let witness = try #require(witnesses["witnesses"]?.array?.first?["address"]?.string)
            let amount: JSONObject = ["amount": "100", "resource": "energy"]
            var lending = amount
            lending["receiver"] = .string(receiver.base58)
            let orders: [(path: String, body: JSONObject)] = [
                ("stake", amount), ("delegate", lending), ("undelegate", lending),
                ("vote", ["votes": [["witness": .string(witness), "count": 60]]]),
                ("unstake", amount), ("cancel-unstake", [:]),
            ]

            for order in orders {
                let place = try await device.ordered("/tron/staking/" + order.path, order.body)
                let record = try await device.confirmed(at: place)
                #expect(record["status"]?.string == "confirmed", "\(order.path)")
            }

            let told = try await service.send(.GET, "/tron/staking/balance/\(device.address.base58)").json
            #expect(told["staked"]?["energy"]?.string == "100.000000")
        }
    }

    @Test("nothing waits for a signature where a key of ours signs")
    func localWallet() async throws {
        try await TestService.run { service in
            let device = try await TestDevice.imported(into: service)
            let wallet = try await service.fundedWallet()
            let made = try await service.order(
                "/tron/usdt/transfer",
                [
                    "wallet_id": .string(wallet.id), "to": .string(Address.stranger(32).base58),
                    "amount": "1",
                ])
            let place = try #require(made.header("location"))
            let record = try await service.record(at: place, reaching: ["confirmed"])

            let answer = try await device.handIn(String(repeating: "00", count: 65), at: place)

            #expect(try answer.problem() == "invalid_state" && answer.status == 409)
            #expect(record["unsigned"]?.isNull == true)
        }
    }

    /// The other signature that recovers to the same key: the curve's order less s, and the other v.
    func mirror(_ signature: [UInt8]) throws -> [UInt8] {
        let digits = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
        let order = try #require([UInt8](hex: digits).flatMap { UInt256(bigEndian: $0) })
        let s = try #require(UInt256(bigEndian: signature[32..<64]))
        let difference = try #require(order.subtracting(s))
        return Array(signature[..<32]) + difference.bigEndianBytes + [(signature.last ?? 0) ^ 1]
    }
}
