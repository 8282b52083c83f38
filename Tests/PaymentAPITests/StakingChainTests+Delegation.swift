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

extension StakingChainTests {
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
