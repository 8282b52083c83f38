public import StrictJSON
public import Tron

extension StakeDelegation {
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
