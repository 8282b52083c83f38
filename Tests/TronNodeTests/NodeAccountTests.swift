import StrictJSON
import Testing
import Tron

@testable import TronNode

@Suite("Accounts, resources and numbers of nodes against vectors")
struct NodeAccountTests {
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

    @Test("how far a node is", arguments: try NodeResponses.answers("head"))
    func heads(answer: NodeResponses.Answer) throws {
        let heads = try NodeHeads(json: answer.json)

        #expect(try heads.head.number.value == answer.facts.integer("head"))
        #expect(try heads.head.hex == answer.facts.optionalText("head_id"))
        #expect(try heads.solidified.number.value == answer.facts.integer("solid"))
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
