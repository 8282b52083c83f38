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

@Suite("Staking, beside the chain's own words")
struct StakingChainTests {
    func amount(_ trx: String, _ resource: String, to receiver: Address? = nil) -> JSONObject {
        var body: JSONObject = ["amount": .string(trx), "resource": .string(resource)]
        if let receiver { body["receiver"] = .string(receiver.base58) }
        return body
    }

    func trx(_ sun: Int64?) -> String? { sun.flatMap { AssetAmount(.trx, units: $0)?.text } }

    @Test("votes are the chain's, and bring rewards that can be claimed once a day")
    func votesAndRewards() async throws {
        try await TestService.run { service in
            let staker = try await Staker(service)
            let list = try await service.ask(node: "/wallet/listwitnesses", [:])
            let witness = try #require(list["witnesses"]?.array?.first?["address"]?.string)
            func vote(_ count: Int64) -> JSONObject {
                ["votes": [["witness": .string(witness), "count": .number(JSONNumber(count))]]]
            }

            _ = try await staker.confirmed("stake", amount("1000", "energy"))
            let tooMany = try await staker.order("vote", vote(1001))
            _ = try await staker.confirmed("vote", vote(1))
            _ = try await staker.confirmed("vote", vote(1000))
            let told = try await staker.told("balance")
            let account = try await staker.account()
            let early = try await staker.order("claim-rewards")

            #expect(try tooMany.problem() == "insufficient_stake")
            #expect(told["tron_power"]?.int64 == 1000)
            let votes = try #require(account["votes"]?.array)
            #expect(votes.compactMap { $0["vote_count"]?.int64 } == [1000])
            #expect(told["votes"]?.array?.compactMap { $0["count"]?.int64 } == [1000])
            #expect(
                try told["votes"]?.array?.compactMap { try Address(parsing: $0["witness"]?.string ?? "").hex }
                    == votes.compactMap { $0["vote_address"]?.string })
            #expect(try early.problem() == "nothing_to_withdraw")
            try await claim(of: staker)
        }
    }

    /// Votes count from the next maintenance on.
    private func claim(of staker: Staker) async throws {
        let service = staker.service
        // The first counts the votes, the second closes the cycle in which they counted.
        for _ in 0..<3 {
            try await staker.advance(6 * 3600)
            await service.node.devnet.mine(20)
        }
        let told = try await staker.told("rewards")
        let record = try await staker.confirmed("claim-rewards")
        let claimed = try await staker.receipt(of: record, "withdraw_amount")
        let account = try await staker.account()
        let after = try await staker.told("rewards")
        let again = try await staker.order("claim-rewards")
        try await staker.advance(86_400)
        let nextDay = try await staker.order("claim-rewards")

        let claimable = try AssetAmount(
            parsing: try #require(told["claimable"]?.string), asset: .trx)
        #expect(claimable.units > 0 && claimed >= claimable.units)
        #expect(told["last_claimed_at"]?.isNull == true)
        let last = try #require(account["latest_withdraw_time"]?.int64)
        #expect(after["last_claimed_at"]?.string == Timestamp(milliseconds: last).text)
        #expect(after["next_claim_at"]?.string == Timestamp(milliseconds: last + 86_400_000).text)
        #expect(try again.problem() == "claim_too_early" && again.status == 409)
        #expect(nextDay.status == 201)
    }

    @Test("what was unstaked long enough ago comes back, to the sun")
    func withdraw() async throws {
        try await TestService.run { service in
            let staker = try await Staker(service)
            _ = try await staker.confirmed("stake", amount("300", "bandwidth"))
            _ = try await staker.confirmed("unstake", amount("100", "bandwidth"))
            _ = try await staker.confirmed("unstake", amount("20.5", "bandwidth"))
            let waiting = try await staker.told("balance")
            let early = try await staker.order("withdraw")
            let entries = try await staker.account()["unfrozenV2"]?.array ?? []

            try await staker.advance(14 * 86_400 + 60)
            let due = try await staker.told("balance")
            let before = try #require(try await staker.account()["balance"]?.int64)
            let record = try await staker.confirmed("withdraw")
            let withdrawn = try await staker.receipt(of: record, "withdraw_expire_amount")
            let account = try await staker.account()

            #expect(
                waiting["unstaking"]?.array?.compactMap { $0["withdrawable_at"]?.string }
                    == entries.compactMap { $0["unfreeze_expire_time"]?.int64 }.map {
                        Timestamp(milliseconds: $0).text
                    })
            #expect(waiting["withdrawable"]?.string == "0.000000")
            #expect(try early.problem() == "nothing_to_withdraw" && early.status == 409)
            #expect(due["withdrawable"]?.string == "120.500000" && withdrawn == 120_500_000)
            let fee = try AssetAmount(
                parsing: try #require(record["receipt"]?["fee"]?.string), asset: .trx)
            #expect(account["balance"]?.int64 == before + withdrawn - fee.units)
            #expect(account["unfrozenV2"]?.array?.isEmpty ?? true)
        }
    }

    @Test("all that is in its withdrawal period is staked again, each to its resource")
    func cancelAll() async throws {
        try await TestService.run { service in
            let staker = try await Staker(service)
            for resource in ["energy", "bandwidth"] {
                _ = try await staker.confirmed("stake", amount("200", resource))
                _ = try await staker.confirmed("unstake", amount("50", resource))
            }
            let (energy, bandwidth) = (try await staker.frozen("ENERGY"), try await staker.frozen(nil))
            _ = try await staker.confirmed("cancel-unstake")
            let told = try await staker.told("balance")
            let again = try await staker.order("cancel-unstake")

            #expect(energy == 150_000_000 && bandwidth == 150_000_000)
            #expect(try await staker.frozen("ENERGY") == 200_000_000)
            #expect(try await staker.frozen(nil) == 200_000_000)
            #expect(told["staked"]?["energy"]?.string == "200.000000")
            #expect(told["staked"]?["bandwidth"]?.string == "200.000000")
            #expect(told["unstaking"]?.array?.isEmpty == true)
            #expect(told["unstake_slots_available"]?.int64 == 32)
            #expect(try again.problem() == "invalid_state" && again.status == 409)
        }
    }
}
