import NIOHTTP1
import PaymentAPI
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

extension HardwarePayoutTests {
    @Test("cancelled with what was to be signed for it, it is paid by nobody here")
    func cancelled() async throws {
        try await TestService.run { service in
            let device = try await TestDevice.imported(into: service)
            let order = try await waiting(device, to: 36)
            let signature = try #require(try await device.signed(at: order.transaction).signatures.first)

            let direct = try await service.send(.POST, order.transaction + "/cancel")
            let cancelled = try await service.send(.POST, order.place + "/cancel", #"{"reason":"wrong"}"#)
            let again = try await service.send(.POST, order.place + "/cancel")
            let refused = try await device.handIn(signature.hex, at: order.transaction)
            let record = try await service.send(.GET, order.transaction).json

            #expect(try direct.problem() == "invalid_state")
            #expect(cancelled.status == 200 && again.status == 200)
            #expect(try cancelled.json["status"]?.string == "cancelled")
            #expect(record["status"]?.string == "cancelled")
            #expect(try refused.problem() == "invalid_state")
            #expect(try await device.reserved() == "4.000000")
        }
    }

    @Test("what nobody signed in time fails, and can be queued again with other bytes")
    func expired() async throws {
        try await TestService.run { service in
            let device = try await TestDevice.imported(into: service)
            let order = try await waiting(device, to: 37)
            try await device.expire()
            let failed = try await service.record(at: order.place, reaching: ["failed", "completed"])

            let retried = try await service.send(
                .POST, order.place + "/retry", headers: ["idempotency-key": "again"])
            var payout: JSON = nil
            for _ in 0..<60 {
                payout = try await service.send(.GET, order.place, headers: ["prefer": "wait=1"]).json
                if payout["tx_id"]?.string != nil { break }
                await service.node.devnet.mine()
            }
            let place = "/tron/transactions/\(payout["transaction_id"]?.string ?? "")"
            _ = try await device.confirmed(at: place)
            let paid = try await service.record(at: order.place, reaching: ["completed", "failed"])

            #expect(failed["status"]?.string == "failed")
            #expect(failed["failure"]?["code"]?.string == "expired")
            #expect(failed["failure"]?["retryable"]?.bool == true)
            #expect(retried.status == 200)
            #expect(payout["tx_id"] != order.payout["tx_id"])
            #expect(paid["status"]?.string == "completed")
            #expect(try await service.usdt(of: .stranger(37)) == 4_000_000)
        }
    }
}
