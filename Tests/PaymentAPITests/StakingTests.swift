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
    private func confirmed(
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

    @Test("what the chain would refuse is refused before anything is signed, each with its code")
    func refusals() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet(trx: "100")
            let id = JSON.string(wallet.id)
            func refusal(_ path: String, _ body: JSON) async throws -> String {
                try await service.order("/tron/staking/" + path, body).problem()
            }
            let stranger = Address.stranger(70).base58
            let witness = try await service.ask(node: "/wallet/listwitnesses", [:])["witnesses"]?.array?
                .first?["address"]?.string

            let low: JSON = ["wallet_id": id, "amount": "0.999999", "resource": "energy"]
            let much: JSON = ["wallet_id": id, "amount": "101", "resource": "energy"]
            let unstake: JSON = ["wallet_id": id, "amount": "1", "resource": "bandwidth"]
            let toStranger: JSON = [
                "wallet_id": id, "receiver": .string(stranger), "amount": "1", "resource": "energy",
            ]
            let lock: JSON = [
                "wallet_id": id, "receiver": .string(service.node.devnet.accounts[0].address.base58),
                "amount": "1", "resource": "energy", "lock_seconds": 4,
            ]
            let vote: JSON = [
                "wallet_id": id, "votes": [["witness": .string(try #require(witness)), "count": 1]],
            ]
            let nothing: JSON = [
                "wallet_id": id, "votes": [["witness": .string(try #require(witness)), "count": 0]],
            ]
            #expect(try await refusal("vote", nothing) == "validation_failed")
            #expect(try await refusal("stake", low) == "validation_failed")
            #expect(try await refusal("stake", much) == "insufficient_funds")
            #expect(try await refusal("unstake", unstake) == "insufficient_stake")
            #expect(try await refusal("delegate", toStranger) == "validation_failed")
            #expect(try await refusal("delegate", lock) == "validation_failed")
            #expect(try await refusal("withdraw", ["wallet_id": id]) == "nothing_to_withdraw")
            #expect(try await refusal("cancel-unstake", ["wallet_id": id]) == "invalid_state")
            #expect(try await refusal("vote", vote) == "insufficient_stake")
            #expect(try await refusal("claim-rewards", ["wallet_id": id]) == "nothing_to_withdraw")
            #expect(try await refusal("vote", ["wallet_id": id, "votes": []]) == "validation_failed")
            #expect(try await refusal("stake", ["wallet_id": id, "amount": "2"]) == "validation_failed")
        }
    }

    @Test("after the waiting period what was unstaked comes back")
    func withdraw() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet(trx: "500")
            let id = JSON.string(wallet.id)
            let body: JSON = ["wallet_id": id, "amount": "100", "resource": "bandwidth"]

            _ = try await confirmed(service, "stake", body)
            _ = try await confirmed(service, "unstake", body)
            let days = try await service.ask(node: "/devnet/clock", ["advance_seconds": 1_300_000])
            #expect(days["head"] != nil)
            let due = try await service.send(.GET, "/tron/staking/balance/\(wallet.address.base58)").json
            _ = try await confirmed(service, "withdraw", ["wallet_id": id])
            let after = try await service.send(.GET, "/tron/staking/balance/\(wallet.address.base58)").json

            #expect(due["withdrawable"]?.string == "100.000000")
            #expect(after["withdrawable"]?.string == "0.000000" && after["unstaking"]?.array?.isEmpty == true)
        }
    }
}
