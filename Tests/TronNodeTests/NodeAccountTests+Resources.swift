import StrictJSON
import Testing
import Tron

@testable import TronNode

extension NodeAccountTests {
    @Test(
        "stake for energy is own, old and received stake, without that for bandwidth and what is delegated away"
    )
    func energyStake() throws {
        let account = try NodeAccount(json: [
            "address": "410dd2df610573053b9a1aced2d1fa9a1933bf7789",
            "frozenV2": [["amount": 1], ["type": "ENERGY", "amount": 20], ["type": "TRON_POWER"]],
            "acquired_delegated_frozenV2_balance_for_bandwidth": 7,
            "account_resource": [
                "frozen_balance_for_energy": ["frozen_balance": 300],
                "acquired_delegated_frozen_balance_for_energy": 4000,
                "acquired_delegated_frozenV2_balance_for_energy": 50_000,
                "delegated_frozenV2_balance_for_energy": 600_000,
            ],
        ])
        #expect(account.energyStake == Sun(54_320))
    }

    @Test("resources, never below 0", arguments: try NodeResponses.answers("resource"))
    func resources(answer: NodeResponses.Answer) throws {
        let resources = try AccountResources(json: answer.json)
        let free = resources.freeBandwidthLimit.value - resources.freeBandwidthUsed.value
        let staked = resources.stakedBandwidthLimit.value - resources.stakedBandwidthUsed.value

        #expect(try max(0, free) == answer.facts.integer("free_bandwidth_left"))
        #expect(try max(0, staked) == answer.facts.integer("bandwidth_left"))
        #expect(try resources.energyAvailable.value == answer.facts.integer("energy_left"))
        #expect(
            try resources.bandwidthAvailable.value
                == max(
                    answer.facts.integer("free_bandwidth_left"), answer.facts.integer("bandwidth_left")))
    }

    @Test("parameters and prices", arguments: try NodeResponses.answers("parameters"))
    func parameters(answer: NodeResponses.Answer) throws {
        if let values = answer.facts["values"]?.object {
            let parameters = try ChainParameters(json: answer.json)
            #expect(parameters.values.count == values.count)
            for (key, value) in values.members { #expect(parameters.values[key] == value.int64) }
            return
        }
        let history = try PriceHistory(json: answer.json)
        #expect(try history.current.value == answer.facts.integer("now"))
        for (time, price) in try #require(answer.facts["at"]?.object).members {
            let time = ChainTime(milliseconds: try #require(Int64(time)))
            #expect(history.price(at: time)?.value == price.int64)
        }
        #expect(history.price(at: ChainTime(milliseconds: -1)) == nil)
    }

    @Test("what can be withdrawn", arguments: try NodeResponses.answers("unstaking"))
    func unstaking(answer: NodeResponses.Answer) throws {
        #expect(try NodeNumber.amount.read(answer.json) == answer.facts.integer("amount"))
    }
}
