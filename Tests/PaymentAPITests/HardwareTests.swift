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
    private func expect(_ operation: String, by device: TestDevice, with other: Address) async throws {
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

    @Test("no other signature is taken, and nothing changes by it")
    func refusals() async throws {
        try await TestService.run { service in
            let device = try await TestDevice.imported(into: service)
            let (place, other) = (try await device.transfer(), try await device.transfer("2"))
            let right = try #require(try await device.signed(at: place).signatures.first)
            let txID = try #require(try await device.unsigned(at: place)["tx_id"]?.string)
            let strange = try PrivateKey.random().sign(try #require([UInt8](hex: txID)))
            let ofOther = try #require(try await device.signed(at: other).signatures.first)
            let viewer = try await service.token(.viewer)

            for wrong in [strange.hex, ofOther.hex, right.dropLast().hex + "05", right.dropLast().hex + "02"]
            {
                let answer = try await device.handIn(wrong, at: place)
                #expect(try answer.problem() == "signature_invalid" && answer.status == 422)
            }
            for malformed in ["", "0x" + right.hex, right.dropLast().hex, right.hex + "00"] {
                let answer = try await device.handIn(malformed, at: place)
                #expect(try answer.locations == ["/signature"] && answer.status == 422)
            }
            let forbidden = try await device.handIn(right.hex, at: place, token: viewer)
            let unknown = try await device.handIn(
                right.hex, at: "/tron/transactions/txn_01JDZZZZZZZZZZZZZZZZZZZZZZ")
            let record = try await service.send(.GET, place).json
            let audit = try await service.store.auditEvents(after: 0, limit: 500)

            #expect(forbidden.status == 403 && unknown.status == 404)
            #expect(record["status"]?.string == "awaiting_signature" && record["tx_id"]?.string == txID)
            let codes = audit.map(\.entry)
                .filter { $0.action == "transaction.sign" && $0.outcome == .failed }
                .map { $0.details["code"]?.string }
            #expect(codes.filter { $0 == "signature_invalid" }.count == 4)
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

    @Test("the same signature again is the same answer; another one of the same key is not taken")
    func twice() async throws {
        try await TestService.run { service in
            let device = try await TestDevice.imported(into: service)
            let place = try await device.transfer()
            let signature = try #require(try await device.signed(at: place).signatures.first)
            let counted = signature.dropLast().hex + [27 + (signature.last ?? 0)].hex

            let first = try await device.handIn(signature.hex, at: place)
            let again = try await device.handIn(counted, at: place)
            let record = try await service.record(at: place, reaching: ["confirmed", "failed"])
            let late = try await device.handIn(signature.hex, at: place)
            let mirrored = try await device.handIn(try mirror(signature).hex, at: place)

            #expect(first.status == 200 && again.status == 200 && late.status == 200)
            #expect(try first.json["tx_id"] == again.json["tx_id"])
            #expect(record["status"]?.string == "confirmed")
            #expect(try late.json["status"]?.string == "confirmed")
            #expect(try mirrored.problem() == "invalid_state")
        }
    }

    /// The other signature that recovers to the same key: the curve's order less s, and the other v.
    private func mirror(_ signature: [UInt8]) throws -> [UInt8] {
        let digits = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
        let order = try #require([UInt8](hex: digits).flatMap { UInt256(bigEndian: $0) })
        let s = try #require(UInt256(bigEndian: signature[32..<64]))
        let difference = try #require(order.subtracting(s))
        return Array(signature[..<32]) + difference.bigEndianBytes + [(signature.last ?? 0) ^ 1]
    }

    @Test("past its expiration nothing is signed any more, and what it held is given back")
    func expired() async throws {
        try await TestService.run { service in
            let device = try await TestDevice.imported(into: service)
            let place = try await device.transfer("7")
            let signature = try #require(try await device.signed(at: place).signatures.first)
            let held = try await device.reserved()
            try await device.expire()

            let late = try await device.handIn(signature.hex, at: place)
            let record = try await service.record(at: place, reaching: ["expired", "confirmed"])
            let later = try await device.handIn(signature.hex, at: place)

            #expect(held == "7.000000")
            #expect(try late.problem() == "transaction_expired" && late.status == 409)
            #expect(record["status"]?.string == "expired" && record["attempts"]?.int64 == 1)
            #expect(record["failure"]?["retryable"]?.bool == true)
            #expect(try later.problem() == "transaction_expired")
            #expect(try await device.reserved() == "0.000000")
            #expect(try await device.reserved("TRX") == "0.000000")
        }
    }

    @Test("cancelled, it takes no signature, and holds what it holds until its bytes are dead")
    func cancelled() async throws {
        try await TestService.run { service in
            let device = try await TestDevice.imported(into: service)
            let place = try await device.transfer("7")
            let signature = try #require(try await device.signed(at: place).signatures.first)

            let cancelled = try await service.send(.POST, place + "/cancel")
            let again = try await service.send(.POST, place + "/cancel")
            let refused = try await device.handIn(signature.hex, at: place)
            let held = try await device.reserved()
            try await device.expire()
            let isReleased = try await device.eventually { try await device.reserved() == "0.000000" }
            let record = try await service.send(.GET, place).json

            #expect(cancelled.status == 200 && again.status == 200)
            #expect(try cancelled.json["status"]?.string == "cancelled")
            #expect(try cancelled.json["unsigned"]?.isNull == true)
            #expect(try refused.problem() == "invalid_state" && refused.status == 409)
            #expect(held == "7.000000" && isReleased)
            #expect(record["status"]?.string == "cancelled")
        }
    }

    @Test(
        "what somebody sends past the service is confirmed, even if it was cancelled",
        arguments: [false, true])
    func sentElsewhere(isCancelled: Bool) async throws {
        try await TestService.run { service in
            let device = try await TestDevice.imported(into: service)
            let place = try await device.transfer("3", to: 33)
            let signed = try await device.signed(at: place)
            if isCancelled { #expect(try await service.send(.POST, place + "/cancel").status == 200) }
            try await device.send(signed)

            let isConfirmed = try await device.eventually {
                try await service.send(.GET, place).json["status"]?.string == "confirmed"
            }
            let record = try await service.send(.GET, place).json

            #expect(isConfirmed)
            #expect(record["receipt"]?["tx_id"]?.string == signed.id.hex)
            #expect(try await device.reserved() == "0.000000")
            #expect(try await service.usdt(of: .stranger(33)) == 3_000_000)
        }
    }

    @Test("a frozen wallet's device signs nothing; others of the wallet and of other wallets do not wait")
    func independence() async throws {
        try await TestService.run { service in
            let device = try await TestDevice.imported(into: service)
            let wallet = try await service.fundedWallet()
            let (first, second) = (try await device.transfer("1"), try await device.transfer("2"))
            let made = try await service.order(
                "/tron/payouts/v0",
                [
                    "wallet_id": .string(wallet.id), "amount": "1",
                    "recipient_address": .string(Address.stranger(34).base58),
                ])

            let payout = try await service.record(
                at: try #require(made.header("location")), reaching: ["completed", "failed"])
            let later = try await device.confirmed(at: second)
            let signature = try #require(try await device.signed(at: first).signatures.first)
            _ = try await service.send(.PATCH, "/tron/wallets/\(device.id)", #"{"status":"frozen"}"#)
            let frozen = try await device.handIn(signature.hex, at: first)
            _ = try await service.send(.PATCH, "/tron/wallets/\(device.id)", #"{"status":"active"}"#)
            let record = try await device.confirmed(at: first)

            #expect(payout["status"]?.string == "completed" && later["status"]?.string == "confirmed")
            #expect(try frozen.problem() == "wallet_unusable" && frozen.status == 409)
            #expect(record["status"]?.string == "confirmed")
        }
    }
}
