import StrictJSON
import Testing
import Tron

@testable import TronNode

@Suite("Accounts, resources and numbers of nodes against vectors")
struct NodeAccountTests {
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

    @Test("accounts", arguments: try NodeResponses.answers("account"))
    func accounts(answer: NodeResponses.Answer) throws {
        let facts = answer.facts
        guard try facts.bool("exists") else {
            #expect(answer.json.object?.isEmpty == true)
            #expect(throws: NodeError.self) { try NodeAccountDetail(json: answer.json) }
            return
        }

        let account = try NodeAccountDetail(json: answer.json)

        #expect(try account.address.base58 == facts.optionalText("address"))
        #expect(try account.balance.value == facts.integer("balance"))
        #expect(try account.staked == facts.amounts("staked"))
        #expect(try account.delegated == facts.amounts("delegated"))
        #expect(try account.received == facts.amounts("received"))
        let unstaking = try facts.list("unstaking").map { entry in
            try Unstaking(
                resource: #require(Resource(name: entry["resource"]?.string ?? "")),
                amount: Sun(entry.integer("amount")),
                withdrawableAt: ChainTime(milliseconds: entry.integer("at")))
        }
        #expect(account.unstaking.entries == unstaking)
        #expect(try account.votes.reduce(0) { $0 + $1.count } == facts.integer("votes"))
        #expect(try account.reward.value == facts.integer("reward"))
        try check(try #require(account.ownerPermission), against: #require(facts["owner"]))
        let actives = try #require(facts["actives"]?.object).members
        #expect(account.activePermissions.count == actives.count)
        for (id, facts) in actives {
            let permission = try #require(account.activePermissions.first { "\($0.id)" == id })
            try check(permission, against: facts)
            #expect(try permission.allows(.transfer) == facts.bool("transfer"))
            #expect(try permission.allows(.triggerSmart) == facts.bool("trigger"))
        }
        let brief = try NodeAccount(json: answer.json)
        #expect(brief.balance == account.balance)
        #expect(brief.staked.value == account.staked.values.reduce(0) { $0 + $1.value })
        #expect(brief.delegated.value == account.delegated.values.reduce(0) { $0 + $1.value })
    }

    private func check(_ permission: Permission, against facts: JSON) throws {
        #expect(try permission.threshold == facts.integer("threshold"))
        let keys = try #require(facts["keys"]?.object).members
        #expect(permission.keys.count == keys.count)
        for (address, weight) in keys {
            let key = try #require(permission.keys.first { $0.address.base58 == address })
            #expect(key.weight == weight.int64)
        }
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

    @Test("how far a node is", arguments: try NodeResponses.answers("head"))
    func heads(answer: NodeResponses.Answer) throws {
        let heads = try NodeHeads(json: answer.json)

        #expect(try heads.head.number == answer.facts.integer("head"))
        #expect(try heads.head.hex == answer.facts.optionalText("head_id"))
        #expect(try heads.solidified.number == answer.facts.integer("solid"))
        #expect(try heads.solidified.hex == answer.facts.optionalText("solid_id"))
    }

    @Test("the documentation's examples are read as what they are")
    func documented() throws {
        var read = 0
        for (path, json) in try NodeResponses.examples() where json.object?.isEmpty == false {
            switch path {
            case "/wallet/getaccount":
                _ = try (NodeAccount(json: json), NodeAccountDetail(json: json))
            case "/wallet/getblock": _ = try NodeBlock(json: json)
            case "/wallet/getenergyprices", "/wallet/getbandwidthprices": _ = try PriceHistory(json: json)
            case "/wallet/getavailableunfreezecount": #expect(try NodeNumber.count.read(json) > 0)
            case "/wallet/getcandelegatedmaxsize": #expect(try NodeNumber.maxSize.read(json) > 0)
            case "/wallet/getnextmaintenancetime": #expect(try NodeNumber.num.read(json) > 0)
            case "/wallet/getBrokerage": #expect(try NodeNumber.brokerage.read(json) > 0)
            default: continue
            }
            read += 1
        }
        #expect(read >= 8)
    }
}
