public import StrictJSON
public import Tron

extension StakeDelegation {
    /// The delegations that one entry of `getdelegatedresourcev2` tells: one for each resource.
    ///
    /// - Throws: `NodeError.unreadable` where a number is out of its range.
    public static func list(json: JSON) throws(NodeError) -> [Self] {
        var delegations: [Self] = []
        for (resource, name) in [(Resource.energy, "energy"), (.bandwidth, "bandwidth")] {
            let amount = try json.amount("frozen_balance_for_" + name)
            guard amount > .zero else { continue }
            let lockedUntil = try json.optionalNumber("expire_time_for_" + name, .time)
            delegations.append(
                Self(
                    resource: resource, amount: amount,
                    lockedUntil: lockedUntil.map { ChainTime(milliseconds: $0) }))
        }
        return delegations
    }
}
