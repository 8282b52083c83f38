import NIOHTTP1
import PaymentAPI
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

@Suite("Payouts by hardware wallets")
struct HardwarePayoutTests {
    /// Orders a payout of the device's, and returns it once it waits for a signature, with where it and what pays it are.
    private func waiting(
        _ device: TestDevice, to number: Int
    ) async throws -> (payout: JSON, place: String, transaction: String) {
        let service = device.service
        let made = try await service.order(
            "/tron/payouts/v0",
            [
                "wallet_id": .string(device.id), "amount": "4",
                "recipient_address": .string(Address.stranger(number).base58),
            ])
        let place = try #require(made.header("location"))
        var payout: JSON = nil
        for _ in 0..<60 {
            payout = try await service.send(.GET, place).json
            if payout["tx_id"]?.string != nil { break }
            _ = try await service.send(.GET, place, headers: ["prefer": "wait=1"])
            await service.node.devnet.mine()
        }
        let id = try #require(payout["transaction_id"]?.string)
        return (payout, place, "/tron/transactions/" + id)
    }

    @Test("it is pending until the device has signed, and then paid; the feed tells each step")
    func paid() async throws {
        try await TestService.run { service in
            let device = try await TestDevice.imported(into: service)

            let order = try await waiting(device, to: 35)
            let record = try await device.confirmed(at: order.transaction)
            let payout = try await service.record(at: order.place, reaching: ["completed", "failed"])
            let events = try await service.store.events(after: 0, limit: 100).map(\.event.type)

            #expect(order.payout["status"]?.string == "pending")
            #expect(order.payout["hold_reason"]?.isNull == true)
            #expect(record["payout_id"] == payout["id"] && record["tx_id"] == order.payout["tx_id"])
            #expect(payout["status"]?.string == "completed")
            #expect(try await service.usdt(of: .stranger(35)) == 4_000_000)
            #expect(
                events.filter { $0.hasPrefix("payout.") } == [
                    "payout.created", "payout.awaiting_signature", "payout.processing", "payout.completed",
                ])
            #expect(events.contains("transaction.awaiting_signature"))
        }
    }

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
