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
        balance = try json.balance()
        reward = try json.amount("allowance")
        staked = try Self.stakes(json.elements("frozenV2"))
        let energy = try json.member("account_resource")
        delegated = Self.amounts(
            bandwidth: try json.amount("delegated_frozenV2_balance_for_bandwidth"),
            energy: try energy.amount("delegated_frozenV2_balance_for_energy"))
        received = Self.amounts(
            bandwidth: try json.amount("acquired_delegated_frozenV2_balance_for_bandwidth"),
            energy: try energy.amount("acquired_delegated_frozenV2_balance_for_energy"))
        unstaking = try UnstakingQueue(json.elements("unfrozenV2").map(Self.unstaking))
        votes = try json.elements("votes").map(Self.vote)
        ownerPermission = try json["owner_permission"].map(Permission.init(json:))
        witnessPermission = try json["witness_permission"].map(Permission.init(json:))
        activePermissions = try json.elements("active_permission").map(Permission.init(json:))
    }

    private static func stakes(_ entries: [JSON]) throws(NodeError) -> [Resource: Sun] {
        var stakes: [Resource: Sun] = [:]
        for entry in entries {
            let amount = try entry.amount("amount")
            if amount > .zero { stakes[try resource(entry)] = amount }
        }
        return stakes
    }

    private static func amounts(bandwidth: Sun, energy: Sun) -> [Resource: Sun] {
        [.bandwidth: bandwidth, .energy: energy].filter { $0.value > .zero }
    }

    private static func unstaking(_ entry: JSON) throws(NodeError) -> Unstaking {
        Unstaking(
            resource: try resource(entry), amount: try entry.amount("unfreeze_amount"),
            withdrawableAt: ChainTime(milliseconds: try entry.number("unfreeze_expire_time", .time)))
    }

    private static func vote(_ entry: JSON) throws(NodeError) -> VoteWitnessContract.Vote {
        guard let text = entry["vote_address"]?.string, let witness = try? Address(parsing: text) else {
            throw NodeError(.unreadable, "a vote without a witness")
        }
        return .init(witness: witness, count: try entry.number("vote_count", .count))
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
            let id = Int32(exactly: try json.number("id", .count))
        else { throw NodeError(.unreadable, "a permission of an unknown type") }
        var keys: [Key] = []
        for entry in try json.elements("keys") {
            guard let text = entry["address"]?.string, let address = try? Address(parsing: text) else {
                throw NodeError(.unreadable, "a key without an address")
            }
            keys.append(Key(address: address, weight: try entry.number("weight", .count)))
        }
        self.init(
            kind: kind, id: id, name: json["permission_name"]?.string ?? "",
            threshold: try json.number("threshold", .count), operations: operations, keys: keys)
    }
}
