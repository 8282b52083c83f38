public import StrictJSON
public import Tron

/// An account with everything that staking and signing need to know of it (`getaccount`).
public struct NodeAccountDetail: Hashable, Sendable {
    /// The account's address.
    public let address: Address
    /// TRX that can be sent.
    public let balance: Sun
    /// Own stakes of Stake 2.0 that are not delegated, by resource; one that is 0 is left out.
    public let staked: [Resource: Sun]
    /// Own stakes that are delegated to others.
    public let delegated: [Resource: Sun]
    /// Stakes of others that are delegated to it.
    public let received: [Resource: Sun]
    /// Amounts on their way from stake to balance.
    public let unstaking: UnstakingQueue
    /// The votes that count now.
    public let votes: [VoteWitnessContract.Vote]
    /// Rewards that have been settled; what has come in since the last settlement is not in it.
    public let reward: Sun
    /// Who may do everything; nil for a contract's account.
    public let ownerPermission: Permission?
    /// Only of witnesses.
    public let witnessPermission: Permission?
    /// Who may make transactions of certain types.
    public let activePermissions: [Permission]

    /// The account that a node's JSON is.
    ///
    /// - Throws: `NodeError.unreadable` where it is none.
    public init(json: JSON) throws(NodeError) {
        guard let text = json["address"]?.string, let address = try? Address(parsing: text) else {
            throw NodeError(.unreadable, "an account without an address")
        }
        self.address = address
        balance = Sun(json["balance"]?.int64 ?? 0)
        reward = Sun(json["allowance"]?.int64 ?? 0)
        staked = try Self.stakes(json["frozenV2"]?.array ?? [])
        let energy = json["account_resource"] ?? [:]
        delegated = Self.amounts(
            bandwidth: json["delegated_frozenV2_balance_for_bandwidth"],
            energy: energy["delegated_frozenV2_balance_for_energy"])
        received = Self.amounts(
            bandwidth: json["acquired_delegated_frozenV2_balance_for_bandwidth"],
            energy: energy["acquired_delegated_frozenV2_balance_for_energy"])
        unstaking = try UnstakingQueue((json["unfrozenV2"]?.array ?? []).map(Self.unstaking))
        votes = try (json["votes"]?.array ?? []).map(Self.vote)
        ownerPermission = try json["owner_permission"].map(Permission.init(json:))
        witnessPermission = try json["witness_permission"].map(Permission.init(json:))
        activePermissions = try (json["active_permission"]?.array ?? []).map(Permission.init(json:))
    }

    private static func stakes(_ entries: [JSON]) throws(NodeError) -> [Resource: Sun] {
        var stakes: [Resource: Sun] = [:]
        for entry in entries {
            let amount = Sun(entry["amount"]?.int64 ?? 0)
            if amount > .zero { stakes[try resource(entry)] = amount }
        }
        return stakes
    }

    private static func amounts(bandwidth: JSON?, energy: JSON?) -> [Resource: Sun] {
        var amounts: [Resource: Sun] = [:]
        if let amount = bandwidth?.int64, amount > 0 { amounts[.bandwidth] = Sun(amount) }
        if let amount = energy?.int64, amount > 0 { amounts[.energy] = Sun(amount) }
        return amounts
    }

    private static func unstaking(_ entry: JSON) throws(NodeError) -> Unstaking {
        Unstaking(
            resource: try resource(entry), amount: Sun(entry["unfreeze_amount"]?.int64 ?? 0),
            withdrawableAt: ChainTime(milliseconds: entry["unfreeze_expire_time"]?.int64 ?? 0))
    }

    private static func vote(_ entry: JSON) throws(NodeError) -> VoteWitnessContract.Vote {
        guard let text = entry["vote_address"]?.string, let witness = try? Address(parsing: text) else {
            throw NodeError(.unreadable, "a vote without a witness")
        }
        return .init(witness: witness, count: entry["vote_count"]?.int64 ?? 0)
    }

    /// Bandwidth, whose number is 0, is left out.
    private static func resource(_ entry: JSON) throws(NodeError) -> Resource {
        guard let name = entry["type"]?.string else { return .bandwidth }
        guard let resource = Resource(name: name) else {
            throw NodeError(.unreadable, "there is no resource \(name)")
        }
        return resource
    }
}

extension Permission {
    /// The permission that a node's JSON is; owner, whose number is 0, is left out.
    ///
    /// - Throws: `NodeError.unreadable` where it is none.
    public init(json: JSON) throws(NodeError) {
        let kinds: [String: Kind] = ["Owner": .owner, "Witness": .witness, "Active": .active]
        guard let kind = kinds[json["type"]?.string ?? "Owner"],
            let operations = [UInt8](hex: json["operations"]?.string ?? ""),
            let id = Int32(exactly: json["id"]?.int64 ?? 0)
        else { throw NodeError(.unreadable, "a permission of an unknown type") }
        var keys: [Key] = []
        for entry in json["keys"]?.array ?? [] {
            guard let text = entry["address"]?.string, let address = try? Address(parsing: text) else {
                throw NodeError(.unreadable, "a key without an address")
            }
            keys.append(Key(address: address, weight: entry["weight"]?.int64 ?? 0))
        }
        self.init(
            kind: kind, id: id, name: json["permission_name"]?.string ?? "",
            threshold: json["threshold"]?.int64 ?? 0, operations: operations, keys: keys)
    }
}
