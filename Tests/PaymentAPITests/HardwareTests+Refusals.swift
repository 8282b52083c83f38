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

extension HardwareTests {
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
