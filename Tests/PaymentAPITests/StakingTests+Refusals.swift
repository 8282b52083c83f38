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

extension StakingTests {
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
