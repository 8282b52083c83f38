public import StrictJSON
public import Tron

extension AccountStake {
    /// The stake that a node's JSON of an account tells.
    ///
    /// - Throws: `NodeError.unreadable` where an entry is none or a sum does not fit.
    public init(json: JSON) throws(NodeError) {
        try json.requireObject("an account")
        let resource = try json.member("account_resource")
        let staked = try Self.staked(json.elements("frozenV2"))
        let delegated = StakeByResource(
            energy: try resource.amount("delegated_frozenV2_balance_for_energy"),
            bandwidth: try json.amount("delegated_frozenV2_balance_for_bandwidth"))
        var entries: [Unstaking] = []
        for entry in try json.elements("unfrozenV2") {
            entries.append(
                Unstaking(
                    resource: try Self.resource(entry["type"]),
                    amount: Sun(try entry.requiredNumber("unfreeze_amount", .amount)),
                    withdrawableAt: ChainTime(
                        milliseconds: try entry.requiredNumber("unfreeze_expire_time", .time))))
        }
        let old = [
            try json.elements("frozen").first?.amount("frozen_balance") ?? .zero,
            try resource.member("frozen_balance_for_energy").amount("frozen_balance"),
            try json.amount("delegated_frozen_balance_for_bandwidth"),
            try resource.amount("delegated_frozen_balance_for_energy"),
        ]
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
            votes: try Self.votes(json.elements("votes")), tronPower: tronPower,
            lastClaim: try json.optionalNumber("latest_withdraw_time", .time).map {
                ChainTime(milliseconds: $0)
            })
    }

    private static func staked(_ entries: [JSON]) throws(NodeError) -> StakeByResource {
        var sums: [Resource: Sun] = [:]
        for entry in entries {
            let resource = try resource(entry["type"])
            guard let sum = (sums[resource] ?? .zero).adding(try entry.amount("amount")) else {
                throw NodeError(.unreadable, "stakes that do not fit")
            }
            sums[resource] = sum
        }
        return StakeByResource(energy: sums[.energy] ?? .zero, bandwidth: sums[.bandwidth] ?? .zero)
    }

    /// BANDWIDTH is 0, and left out.
    private static func resource(_ json: JSON?) throws(NodeError) -> Resource {
        guard let json else { return .bandwidth }
        return switch json.string {
        case nil: throw NodeError(.unreadable, "a stake whose type is no text")
        case "BANDWIDTH": .bandwidth
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
            votes.append(.init(witness: witness, count: try entry.number("vote_count", .count)))
        }
        return votes
    }
}
