public import StrictJSON
public import Tron

/// TRX by the resource that it is staked for.
public struct StakeByResource: Hashable, Sendable {
    /// TRX staked for energy.
    public let energy: Sun
    /// TRX staked for bandwidth.
    public let bandwidth: Sun

    /// Stakes for the two resources.
    public init(energy: Sun, bandwidth: Sun) {
        self.energy = energy
        self.bandwidth = bandwidth
    }

    /// The part for `resource`; none is ever staked for TRON power by the new rules.
    public subscript(resource: Resource) -> Sun {
        switch resource {
        case .energy: energy
        case .bandwidth: bandwidth
        case .tronPower: .zero
        }
    }
}

/// Stake 2.0 of an account as a node tells it (`getaccount`).
public struct AccountStake: Hashable, Sendable {
    /// Own stake that is not delegated.
    public let staked: StakeByResource
    /// Own stake that is delegated to others.
    public let delegated: StakeByResource
    /// Amounts on their way from stake to balance.
    public let unstaking: UnstakingQueue
    /// The votes that count now.
    public let votes: [VoteWitnessContract.Vote]
    /// TRX that counts as votes, whole ones.
    public let tronPower: Int64
    /// When rewards were claimed last; nil where never.
    public let lastClaim: ChainTime?

    /// The stake that a node's JSON of an account tells.
    ///
    /// - Throws: `NodeError.unreadable` where an entry is none or a sum does not fit.
    public init(json: JSON) throws(NodeError) {
        let resource = json["account_resource"]
        staked = try Self.staked(json["frozenV2"]?.array ?? [])
        delegated = StakeByResource(
            energy: Sun(resource?["delegated_frozenV2_balance_for_energy"]?.int64 ?? 0),
            bandwidth: Sun(json["delegated_frozenV2_balance_for_bandwidth"]?.int64 ?? 0))
        var entries: [Unstaking] = []
        for entry in json["unfrozenV2"]?.array ?? [] {
            guard let amount = entry["unfreeze_amount"]?.int64,
                let time = entry["unfreeze_expire_time"]?.int64
            else { throw NodeError(.unreadable, "an unstaking without amount or time") }
            entries.append(
                Unstaking(
                    resource: try Self.resource(entry["type"]), amount: Sun(amount),
                    withdrawableAt: ChainTime(milliseconds: time)))
        }
        unstaking = UnstakingQueue(entries)
        votes = try Self.votes(json["votes"]?.array ?? [])
        let old = [
            json["frozen"]?.array?.first?["frozen_balance"]?.int64,
            resource?["frozen_balance_for_energy"]?["frozen_balance"]?.int64,
            json["delegated_frozen_balance_for_bandwidth"]?.int64,
            resource?["delegated_frozen_balance_for_energy"]?.int64,
        ].map { Sun($0 ?? 0) }
        do {
            let power = try Voting.power(
                of: [staked.energy, staked.bandwidth, delegated.energy, delegated.bandwidth] + old)
            tronPower = power.value / Sun.perTRX
        } catch {
            throw NodeError(.unreadable, "stakes that do not fit")
        }
        lastClaim = json["latest_withdraw_time"]?.int64.map { ChainTime(milliseconds: $0) }
    }

    private static func staked(_ entries: [JSON]) throws(NodeError) -> StakeByResource {
        var sums: [Resource: Int64] = [:]
        for entry in entries {
            sums[try resource(entry["type"]), default: 0] += entry["amount"]?.int64 ?? 0
        }
        return StakeByResource(
            energy: Sun(sums[.energy] ?? 0), bandwidth: Sun(sums[.bandwidth] ?? 0))
    }

    /// BANDWIDTH is 0, and left out.
    private static func resource(_ json: JSON?) throws(NodeError) -> Resource {
        switch json?.string {
        case nil, "BANDWIDTH": .bandwidth
        case "ENERGY": .energy
        case "TRON_POWER": .tronPower
        case let name?: throw NodeError(.unreadable, "a stake for \(name)")
        }
    }

    private static func votes(_ entries: [JSON]) throws(NodeError) -> [VoteWitnessContract.Vote] {
        var votes: [VoteWitnessContract.Vote] = []
        for entry in entries {
            guard let text = entry["vote_address"]?.string, let witness = try? Address(parsing: text) else {
                throw NodeError(.unreadable, "a vote for nobody")
            }
            votes.append(.init(witness: witness, count: entry["vote_count"]?.int64 ?? 0))
        }
        return votes
    }
}

/// A part of somebody's stake that works for somebody else.
public struct NodeDelegation: Hashable, Sendable {
    /// What is lent.
    public let resource: Resource
    /// The staked TRX that it comes from.
    public let amount: Sun
    /// Until then it can't be taken back; nil where it always can.
    public let lockedUntil: ChainTime?

    /// A delegation of this much.
    public init(resource: Resource, amount: Sun, lockedUntil: ChainTime?) {
        self.resource = resource
        self.amount = amount
        self.lockedUntil = lockedUntil
    }

    /// The delegations that one entry of `getdelegatedresourcev2` tells: one for each resource.
    public static func list(json: JSON) -> [Self] {
        let kinds: [(Resource, String)] = [(.energy, "energy"), (.bandwidth, "bandwidth")]
        return kinds.compactMap { resource, name in
            guard let amount = json["frozen_balance_for_" + name]?.int64, amount > 0 else { return nil }
            return Self(
                resource: resource, amount: Sun(amount),
                lockedUntil: json["expire_time_for_" + name]?.int64.map { ChainTime(milliseconds: $0) })
        }
    }
}

/// Who delegates to an account, and to whom it delegates.
public struct DelegationPartners: Hashable, Sendable {
    /// Who lends to the account.
    public let owners: [Address]
    /// Whom the account lends to.
    public let receivers: [Address]

    /// The partners in both directions.
    public init(owners: [Address], receivers: [Address]) {
        self.owners = owners
        self.receivers = receivers
    }
}

/// What the whole network's stake gives (`getaccountresource`).
public struct ResourceTotals: Hashable, Sendable {
    /// Energy a day for everybody.
    public let energyLimit: Int64
    /// Whole TRX staked for energy by all.
    public let energyWeight: Int64
    /// Bytes a day for everybody.
    public let bandwidthLimit: Int64
    /// Whole TRX staked for bandwidth by all.
    public let bandwidthWeight: Int64

    /// The totals that a node's JSON tells; all 0 for an account that is not activated.
    public init(json: JSON) {
        energyLimit = json["TotalEnergyLimit"]?.int64 ?? 0
        energyWeight = json["TotalEnergyWeight"]?.int64 ?? 0
        bandwidthLimit = json["TotalNetLimit"]?.int64 ?? 0
        bandwidthWeight = json["TotalNetWeight"]?.int64 ?? 0
    }
}
