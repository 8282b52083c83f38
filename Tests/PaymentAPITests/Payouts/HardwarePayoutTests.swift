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
    func waiting(
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
}
