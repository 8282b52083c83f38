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

@Suite("Staking")
struct StakingTests {
    func confirmed(
        _ service: TestService, _ path: String, _ body: JSON, _ location: SourceLocation = #_sourceLocation
    ) async throws -> JSON {
        let made = try await service.order("/tron/staking/" + path, body)
        #expect(
            made.status == 201, "\(String(decoding: made.bytes, as: UTF8.self))", sourceLocation: location)
        let record = try await service.record(
            at: try #require(made.header("location"), sourceLocation: location),
            reaching: ["confirmed", "failed", "expired"], location)
        #expect(record["status"]?.string == "confirmed", sourceLocation: location)
        return record
    }

    @Test("stake, delegate, take back, unstake, cancel: each as the chain then says")
    func lifecycle() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet(trx: "2000")
            let receiver = try await service.fundedWallet(trx: "10").address
            let id = JSON.string(wallet.id)
            func balance() async throws -> JSON {
                try await service.send(.GET, "/tron/staking/balance/\(wallet.address.base58)").json
            }
            func order(_ amount: String, to receiver: Address? = nil) -> JSON {
                var body: JSONObject = ["wallet_id": id, "amount": .string(amount), "resource": "energy"]
                if let receiver { body["receiver"] = .string(receiver.base58) }
                return .object(body)
            }

            let stake = try await confirmed(service, "stake", order("1000"))
            let staked = try await balance()
            _ = try await confirmed(service, "delegate", order("300", to: receiver))
            let delegated = try await balance()
            let allocation = try await service.send(
                .GET, "/tron/staking/resources/\(receiver.base58)"
            ).json
            let tooMuch = try await service.order("/tron/staking/undelegate", order("301", to: receiver))
            _ = try await confirmed(service, "undelegate", order("300", to: receiver))
            _ = try await confirmed(service, "unstake", order("400"))
            let unstaking = try await balance()
            _ = try await confirmed(service, "cancel-unstake", ["wallet_id": id])
            let cancelled = try await balance()

            #expect(stake["kind"]?.string == "stake" && stake["resource"]?.string == "energy")
            #expect(staked["staked"]?["energy"]?.string == "1000.000000")
            #expect(staked["tron_power"]?.int64 == 1000)
            #expect(delegated["delegated"]?["energy"]?.string == "300.000000")
            #expect(delegated["staked"]?["energy"]?.string == "700.000000")
            #expect(allocation["delegated_from"]?.array?.first?["address"]?.string == wallet.address.base58)
            #expect((allocation["energy"]?["limit"]?.int64 ?? 0) > 0)
            #expect(try tooMuch.problem() == "insufficient_stake")
            #expect(unstaking["unstaking"]?.array?.count == 1)
            #expect(unstaking["unstake_slots_available"]?.int64 == 31)
            #expect(cancelled["staked"]?["energy"]?.string == "1000.000000")
            #expect(cancelled["unstaking"]?.array?.isEmpty == true)
        }
    }
}
