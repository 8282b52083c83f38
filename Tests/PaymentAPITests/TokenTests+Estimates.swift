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

extension TokenTests {
    @Test("the estimate is what the receipt says, to the unit")
    func estimate() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            let recipient = Address.stranger(51)
            let body: JSON = [
                "operation": "transfer", "from": .string(wallet.id), "to": .string(recipient.base58),
                "amount": "5",
            ]

            let estimate = try await service.send(.POST, "/tron/usdt/estimate-gas", body.text).json
            let made = try await service.order(
                "/tron/usdt/transfer",
                ["wallet_id": .string(wallet.id), "to": .string(recipient.base58), "amount": "5"])
            let transaction = try await service.record(
                at: try #require(made.header("location")), reaching: ["confirmed", "failed"])

            #expect(estimate["would_succeed"]?.bool == true && estimate["revert_reason"] == .null)
            #expect(estimate["energy"] == transaction["receipt"]?["energy_used"])
            #expect(estimate["fee"] == transaction["receipt"]?["fee"])
            #expect((estimate["energy_penalty"]?.int64 ?? 0) > 0)
            #expect(estimate["recipient_activated"]?.bool == false)
        }
    }

    @Test("what would revert is estimated as such")
    func revert() async throws {
        try await TestService.run { service in
            let body: JSON = [
                "operation": "transfer", "from": .string(Address.stranger(52).base58),
                "to": .string(Address.stranger(53).base58), "amount": "5",
            ]

            let estimate = try await service.send(.POST, "/tron/usdt/estimate-gas", body.text)
            let bad = try await service.send(
                .POST, "/tron/usdt/estimate-gas", #"{"operation":"burn","from":"x","to":1}"#)

            #expect(estimate.status == 200)
            #expect(try estimate.json["would_succeed"]?.bool == false)
            #expect(try estimate.json["revert_reason"]?.string?.isEmpty == false)
            #expect(try bad.locations == ["/operation", "/from", "/to"])
        }
    }
}
