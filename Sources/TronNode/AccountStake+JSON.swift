public import StrictJSON
public import Tron

extension AccountStake {
    /// The stake that a node's JSON of an account tells.
    ///
    /// - Throws: `NodeError.unreadable` where an entry is none or a sum does not fit.
    public init(json: JSON) throws(NodeError) {
        let resource = json["account_resource"]
        let staked = try Self.staked(json["frozenV2"]?.array ?? [])
        let delegated = StakeByResource(
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
        let old = [
            json["frozen"]?.array?.first?["frozen_balance"]?.int64,
            resource?["frozen_balance_for_energy"]?["frozen_balance"]?.int64,
            json["delegated_frozen_balance_for_bandwidth"]?.int64,
            resource?["delegated_frozen_balance_for_energy"]?.int64,
        ].map { Sun($0 ?? 0) }
        let tronPower: Int64
        do {
            let power = try Voting.power(
                of: [staked.energy, staked.bandwidth, delegated.energy, delegated.bandwidth] + old)
            tronPower = power.value / Sun.perTRX
        } catch {
            throw NodeError(.unreadable, "stakes that do not fit")
        }
        self.init(
            staked: staked, delegated: delegated, unstaking: UnstakingQueue(entries),
            votes: try Self.votes(json["votes"]?.array ?? []), tronPower: tronPower,
            lastClaim: json["latest_withdraw_time"]?.int64.map { ChainTime(milliseconds: $0) })
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
