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
}
