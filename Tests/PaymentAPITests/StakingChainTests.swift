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
    /// A wallet of the service, and what the chain says of it.
    private struct Staker {
        let service: TestService
        let id: String
        let address: Address

        init(_ service: TestService, trx: String = "2000") async throws {
            self.service = service
            (id, address) = try await service.fundedWallet(trx: trx)
        }

        /// A wallet with the key of one of the node's own accounts, which somebody else can sign with as well.
        init(_ service: TestService, account number: Int) async throws {
            self.service = service
            let account = service.node.devnet.accounts[number]
            address = account.address
            let key = account.privateKey.withBytes { Array($0).hex }
            let source: JSON = ["type": "private_key", "private_key": .string(key)]
            let made = try await service.send(
                .POST, "/tron/wallets/import", (["name": "staker", "source": source] as JSON).text)
            id = try #require(made.json["id"]?.string)
        }

        func order(_ path: String, _ body: JSONObject = [:]) async throws -> TestAnswer {
            var body = body
            body["wallet_id"] = .string(id)
            return try await service.order("/tron/staking/" + path, .object(body))
        }

        /// The record of an order, once it is confirmed.
        func confirmed(
            _ path: String, _ body: JSONObject = [:], _ location: SourceLocation = #_sourceLocation
        ) async throws -> JSON {
            let made = try await order(path, body)
            #expect(
                made.status == 201, "\(String(decoding: made.bytes, as: UTF8.self))",
                sourceLocation: location)
            let record = try await service.record(
                at: try #require(made.header("location"), sourceLocation: location),
                reaching: ["confirmed", "failed", "expired"], location)
            #expect(record["status"]?.string == "confirmed", sourceLocation: location)
            return record
        }

        /// What the service tells at `/tron/staking/…` of it.
        func told(_ what: String) async throws -> JSON {
            try await service.send(.GET, "/tron/staking/\(what)/\(address.base58)").json
        }

        func account() async throws -> JSON {
            try await service.ask(node: "/wallet/getaccount", ["address": .string(address.hex)])
        }

        /// What the receipt of `record` has under `key`, in sun.
        func receipt(of record: JSON, _ key: String) async throws -> Int64 {
            let id = try #require(record["tx_id"])
            let receipt = try await service.ask(node: "/wallet/gettransactioninfobyid", ["value": id])
            return receipt[key]?.int64 ?? 0
        }

        func advance(_ seconds: Int64) async throws {
            let moved = try await service.ask(
                node: "/devnet/clock", ["advance_seconds": .number(JSONNumber(seconds))])
            #expect(moved["head"] != nil)
        }

        /// Stake of a resource that can be lent or taken back, in sun, as the chain has it.
        func frozen(_ type: String?) async throws -> Int64 {
            let entries = try await account()["frozenV2"]?.array ?? []
            return entries.first { $0["type"]?.string == type }?["amount"]?.int64 ?? 0
        }
    }

    private func amount(_ trx: String, _ resource: String, to receiver: Address? = nil) -> JSONObject {
        var body: JSONObject = ["amount": .string(trx), "resource": .string(resource)]
        if let receiver { body["receiver"] = .string(receiver.base58) }
        return body
    }

    private func trx(_ sun: Int64?) -> String? { sun.flatMap { AssetAmount(.trx, units: $0)?.text } }

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

    @Test("a locked delegation stays until its end, and no shorter lock is laid over it")
    func lock() async throws {
        try await TestService.run { service in
            let staker = try await Staker(service)
            let receiver = try await service.fundedWallet(trx: "10").address
            let change = try await service.ask(
                node: "/devnet/parameters", ["getMaxDelegateLockPeriod": 864_000])
            #expect(change["getMaxDelegateLockPeriod"]?.int64 == 864_000)
            _ = try await staker.confirmed("stake", amount("500", "energy"))
            var locked = amount("100", "energy", to: receiver)
            locked["lock_seconds"] = 7200
            var shorter = locked
            shorter["lock_seconds"] = 3600
            var tooLong = locked
            tooLong["lock_seconds"] = .number(JSONNumber(864_000 * 3 + 3))

            let refused = try await staker.order("delegate", tooLong)
            _ = try await staker.confirmed("delegate", locked)
            let told = try await staker.told("resources")
            let chain = try await service.ask(
                node: "/wallet/getdelegatedresourcev2",
                ["fromAddress": .string(staker.address.hex), "toAddress": .string(receiver.hex)])
            let over = try await staker.order("delegate", shorter)
            let early = try await staker.order("undelegate", amount("100", "energy", to: receiver))
            try await staker.advance(7300)
            _ = try await staker.confirmed("undelegate", amount("100", "energy", to: receiver))

            #expect(try refused.locations == ["/lock_seconds"])
            let entry = try #require(chain["delegatedResource"]?.array?.last)
            #expect(entry["frozen_balance_for_energy"]?.int64 == 100_000_000)
            let end = try #require(entry["expire_time_for_energy"]?.int64)
            let delegation = try #require(told["delegated_to"]?.array?.first)
            #expect(delegation["locked_until"]?.string == Timestamp(milliseconds: end).text)
            #expect(delegation["address"]?.string == receiver.base58)
            #expect(delegation["amount"]?.string == "100.000000")
            #expect(try over.problem() == "invalid_state" && over.status == 409)
            #expect(try early.problem() == "insufficient_stake" && early.status == 422)
            #expect(try await staker.frozen("ENERGY") == 500_000_000)
        }
    }

    @Test("32 withdrawal periods run at once, and no more")
    func slots() async throws {
        try await TestService.run { service in
            // 31 of them were begun elsewhere, with the key of one of the node's own accounts.
            let staker = try await Staker(service, account: 2)
            _ = try await service.send(
                { .freezeBalanceV2(.init(owner: $0, amount: Sun(100_000_000), resource: .energy)) },
                byAccount: 2)
            for number in 1...31 {
                _ = try await service.send(
                    { .unfreezeBalanceV2(.init(owner: $0, amount: Sun(1_000_000), resource: .energy)) },
                    byAccount: 2, memo: "\(number)")
            }
            await service.node.devnet.mine(3)

            let before = try await staker.told("balance")
            _ = try await staker.confirmed("unstake", amount("1", "energy"))
            let told = try await staker.told("balance")
            let over = try await staker.order("unstake", amount("1", "energy"))

            #expect(before["unstake_slots_available"]?.int64 == 1)
            #expect(told["unstake_slots_available"]?.int64 == 0 && told["unstaking"]?.array?.count == 32)
            #expect(try over.problem() == "unstake_slots_exhausted" && over.status == 409)
        }
    }

    @Test("nobody lends to himself, to a contract, or more than is not in use")
    func lending() async throws {
        try await TestService.run { service in
            let staker = try await Staker(service)
            let receiver = try await service.fundedWallet(trx: "10").address
            _ = try await staker.confirmed("stake", amount("100", "energy"))
            let most = try await service.ask(
                node: "/wallet/getcandelegatedmaxsize",
                ["owner_address": .string(staker.address.hex), "type": 1])["max_size"]?.int64

            let own = try await staker.order("delegate", amount("1", "energy", to: staker.address))
            let contract = try await staker.order(
                "delegate", amount("1", "energy", to: Devnet.usdtContract))
            let little = try await staker.order("delegate", amount("0.999999", "energy", to: receiver))
            let more = try await staker.order("delegate", amount("100.000001", "energy", to: receiver))
            let none = try await staker.order("delegate", amount("1", "bandwidth", to: receiver))
            let nothing = try await staker.order("undelegate", amount("1", "energy", to: receiver))
            _ = try await staker.confirmed(
                "delegate", amount(trx(most) ?? "0", "energy", to: receiver))

            #expect(most == 100_000_000)
            for refused in [own, contract] { #expect(try refused.locations == ["/receiver"]) }
            #expect(try little.locations == ["/amount"])
            for refused in [more, none, nothing] {
                #expect(try refused.problem() == "insufficient_stake" && refused.status == 422)
            }
        }
    }
}
