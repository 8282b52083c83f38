import StrictJSON
import Tron

/// Stake 2.0 (`GetDelegatedResourceV2Servlet`, `GetCanDelegatedMaxSizeServlet`, …).
enum StakeEndpoints {
    static let onBoth: [String: NodeEndpoint] = [
        "getdelegatedresourcev2": .query { query, chain throws(NodeFault) in
            let (rendering, message) = (try query.rendering(), try query.message(.delegatedResourceMessage))
            guard let from = message.address("fromAddress"), let to = message.address("toAddress") else {
                return [:]
            }
            let state = chain.state(for: query)
            let records = [false, true].compactMap { isLocked -> JSON? in
                let key = DelegationKey(from: from, to: to, isLocked: isLocked)
                return state.delegations[key].map { rendering.delegation($0, key) }
            }
            var object: JSONObject = [:]
            object.add("delegatedResource", records)
            return .object(object)
        },
        "getdelegatedresourceaccountindexv2": .query { query, chain throws(NodeFault) in
            let rendering = try query.rendering()
            let bytes = try contractStyleBytes(query)
            guard bytes.count == Address.byteCount else { return [:] }
            var object: JSONObject = [:]
            object["account"] = .string(rendering.isVisible ? Base58Check.encode(bytes) : bytes.hex)
            guard let address = try? Address(bytes: bytes),
                let index = chain.state(for: query).delegationIndex[address]
            else { return .object(object) }
            object.add("fromAccounts", index.from.map { rendering.address($0) })
            object.add("toAccounts", index.to.map { rendering.address($0) })
            return .object(object)
        },
        "getcandelegatedmaxsize": .query { query, chain throws(NodeFault) in
            let message = try query.message(.canDelegatedMaxSize)
            let state = chain.state(for: query)
            guard let account = message.address("owner_address").flatMap({ state.accounts[$0] }),
                let resource = Resource(rawValue: Int32(message.integer("type"))).flatMap(StakedResource.init)
            else { return [:] }
            let extra = resource == .bandwidth ? state.delegationSize(of: account) : 0
            let size = account.stakes[resource] - state.usedStake(resource, of: account, extra: extra)
            var object: JSONObject = [:]
            if size >= Sun.perTRX { object.add("max_size", size) }
            return .object(object)
        },
        "getavailableunfreezecount": .query { query, chain throws(NodeFault) in
            let message = try query.message(.availableUnfreezeCount)
            let state = chain.state(for: query)
            guard let account = message.address("owner_address").flatMap({ state.accounts[$0] }) else {
                return [:]
            }
            let used = account.unstaking.count { $0.expiresAt > state[.time] }
            var object: JSONObject = [:]
            object.add("count", Int64(ChainRule.unstakingsMax - used))
            return .object(object)
        },
        "getcanwithdrawunfreezeamount": .query { query, chain throws(NodeFault) in
            let message = try query.message(.canWithdrawUnfreezeAmount)
            let state = chain.state(for: query)
            let told = message.integer("timestamp")
            guard told >= 0, let account = message.address("owner_address").flatMap({ state.accounts[$0] })
            else {
                return [:]
            }
            let time = told == 0 ? state[.time] : told
            var object: JSONObject = [:]
            object.add("amount", account.unstaking.reduce(0) { $1.expiresAt <= time ? $0 + $1.amount : $0 })
            return .object(object)
        },
    ]

    /// `value` of the endpoints that turn base58 into hex themselves before they read the message.
    static func contractStyleBytes(_ query: NodeQuery) throws(NodeFault) -> [UInt8] {
        guard try query.isVisible() else { return try query.message(.bytesMessage).bytes("value") }
        return try NodeQuery.bytes(try query.members()["value"]?.told, isVisible: true)
    }
}

extension Rendering {
    fileprivate func delegation(_ delegation: Delegation, _ key: DelegationKey) -> JSON {
        var object: JSONObject = ["from": address(key.from), "to": address(key.to)]
        object.add("frozen_balance_for_bandwidth", delegation.bandwidth)
        object.add("frozen_balance_for_energy", delegation.energy)
        object.add("expire_time_for_bandwidth", delegation.bandwidthExpiresAt)
        object.add("expire_time_for_energy", delegation.energyExpiresAt)
        return .object(object)
    }
}
