import Tron

/// An account as the chain has it (java-tron: `AccountCapsule`). Times are milliseconds, 0 if there is none.
struct LedgerAccount: Hashable, Sendable {
    enum Kind: Sendable {
        case normal
        case contract
    }
    var balance: Sun
    let createdAt: Int64
    var lastOperationAt: Int64 = 0
    var kind = Kind.normal
    var name: [UInt8] = []

    /// Staked bandwidth and staked energy used of late.
    var bandwidth = StakedUsage()
    var energy = StakedUsage()
    var freeBandwidth = AllowanceUsage()

    var stakes = Stakes()
    var unstaking: [Unstaking] = []

    var votes: [Vote] = []
    /// Rewards that are settled and not claimed.
    var allowance: Int64 = 0
    var lastWithdrawalAt: Int64 = 0
    /// Nil while they are what every account begins with.
    var permissions: AccountPermissions?
    var isWitness = false

    /// TRC-10, by ascending id.
    var assets: [AssetHolding] = []
    var issued: IssuedAsset?

    init(balance: Sun, createdAt: Int64) {
        self.balance = balance
        self.createdAt = createdAt
    }

    /// What is used of a resource.
    subscript(usageOf resource: StakedResource) -> StakedUsage {
        get { resource == .bandwidth ? bandwidth : energy }
        set {
            switch resource {
            case .bandwidth: bandwidth = newValue
            case .energy: energy = newValue
            }
        }
    }
}

/// The two resources that are used up.
enum StakedResource: Sendable, CaseIterable {
    case bandwidth
    case energy
}

/// Stake 2.0 of an account (java-tron: `Account.frozenV2` and the sums of what is delegated).
struct Stakes: Hashable, Sendable {
    /// A sum for each of the two resources. Fields, not arrays: accounts are copied often.
    private struct Pair: Hashable, Sendable {
        var bandwidth: Int64 = 0
        var energy: Int64 = 0

        subscript(resource: StakedResource) -> Int64 {
            get { resource == .bandwidth ? bandwidth : energy }
            set {
                switch resource {
                case .bandwidth: bandwidth = newValue
                case .energy: energy = newValue
                }
            }
        }

        var sum: Int64 { bandwidth + energy }
    }
    private var own = Pair()
    private var delegated = Pair()
    private var acquired = Pair()
    private var power: Int64 = 0

    /// Staked and not delegated.
    subscript(resource: Resource) -> Int64 {
        get { StakedResource(resource).map { own[$0] } ?? power }
        set {
            if let staked = StakedResource(resource) { own[staked] = newValue } else { power = newValue }
        }
    }

    subscript(resource: StakedResource) -> Int64 {
        get { own[resource] }
        set { own[resource] = newValue }
    }

    /// Delegated to others.
    subscript(delegated resource: StakedResource) -> Int64 {
        get { delegated[resource] }
        set { delegated[resource] = newValue }
    }

    /// Delegated by others to this account.
    subscript(acquired resource: StakedResource) -> Int64 {
        get { acquired[resource] }
        set { acquired[resource] = newValue }
    }

    /// What gives the account its limit.
    func effective(_ resource: StakedResource) -> Int64 { own[resource] + acquired[resource] }

    /// Own stake, delegated or not: what counts in the chain's weight.
    func whole(_ resource: Resource) -> Int64 {
        StakedResource(resource).map { own[$0] + delegated[$0] } ?? power
    }

    /// All TRX that this account has staked.
    var total: Int64 { own.sum + delegated.sum + power }

    /// What votes may be cast with (java-tron: `getTronPower`), in sun.
    var tronPower: Int64 { own.sum + delegated.sum }
}

extension StakedResource {
    init?(_ resource: Resource) {
        switch resource {
        case .bandwidth: self = .bandwidth
        case .energy: self = .energy
        case .tronPower: return nil
        }
    }

    var code: Resource { self == .bandwidth ? .bandwidth : .energy }
}

/// Stake on its way back to the balance (java-tron: `Account.UnFreezeV2`).
struct Unstaking: Hashable, Sendable {
    let resource: Resource
    let amount: Int64
    let expiresAt: Int64
}

/// Votes for one witness.
struct Vote: Hashable, Sendable {
    let witness: Address
    let count: Int64
}
