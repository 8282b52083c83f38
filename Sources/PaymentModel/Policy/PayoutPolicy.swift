/// What an operator allows payouts: limits of each route and of all together, approvals, and how long a new
/// recipient waits. Limits are per asset.
public struct PayoutPolicy: Hashable, Sendable {
    /// USDT's.
    public var usdt: AssetPolicy
    /// TRX's.
    public var trx: AssetPolicy
    /// A recipient may be paid directly only so long after it was added.
    public var newRecipientWait: Duration

    public init(usdt: AssetPolicy, trx: AssetPolicy, newRecipientWait: Duration) {
        self.usdt = usdt
        self.trx = trx
        self.newRecipientWait = newRecipientWait
    }

    /// The limits of `asset`.
    public subscript(asset: Asset) -> AssetPolicy {
        switch asset {
        case .usdt: usdt
        case .trx: trx
        }
    }

    /// What holds where nothing is configured.
    public static let standard = Self(usdt: .standardUSDT, trx: .unlimited, newRecipientWait: .zero)

    /// Nothing but the smallest amount that there is.
    public static let unlimited = Self(usdt: .unlimited, trx: .unlimited, newRecipientWait: .zero)
}

/// The limits of one asset, in its smallest unit; nil where there is none.
public struct AssetPolicy: Hashable, Sendable {
    public var v0: RouteLimits
    public var kyc: RouteLimits
    public var direct: RouteLimits
    /// Of all routes together, in one UTC hour.
    public var perHour: Int64?
    /// Of all routes together, on one UTC day.
    public var perDay: Int64?
    public var approval: ApprovalRule

    /// The limits of `route`.
    public subscript(route: PayoutRoute) -> RouteLimits {
        switch route {
        case .v0: v0
        case .kyc: kyc
        case .direct: direct
        }
    }

    private static let perUSDT: Int64 = 1_000_000

    /// USDT's where nothing is configured.
    public static let standardUSDT = Self(
        v0: RouteLimits(minimum: perUSDT / 100, perPayout: 1_000 * perUSDT, perDay: 10_000 * perUSDT),
        kyc: RouteLimits(
            minimum: perUSDT / 100, perPayout: 5_000 * perUSDT, perDay: 50_000 * perUSDT, minimumKYCLevel: 1),
        direct: RouteLimits(minimum: perUSDT / 100, perPayout: 10_000 * perUSDT, perDay: 100_000 * perUSDT),
        perHour: 10_000 * perUSDT, perDay: 100_000 * perUSDT,
        approval: ApprovalRule(above: 5_000 * perUSDT, required: 1))

    /// One unit at least, and nothing else.
    public static let unlimited = Self(
        v0: RouteLimits(minimum: 1), kyc: RouteLimits(minimum: 1, minimumKYCLevel: 1),
        direct: RouteLimits(minimum: 1), perHour: nil, perDay: nil,
        approval: ApprovalRule(above: 0, required: 0))
}

/// The limits of one route, in the asset's smallest unit; nil where there is none.
public struct RouteLimits: Hashable, Sendable {
    public var minimum: Int64
    public var perPayout: Int64?
    /// What one address may get on one UTC day.
    public var perRecipientPerDay: Int64?
    /// On one UTC day.
    public var perDay: Int64?
    /// Of the kyc route only.
    public var minimumKYCLevel: Int?

    public init(
        minimum: Int64, perPayout: Int64? = nil, perRecipientPerDay: Int64? = nil, perDay: Int64? = nil,
        minimumKYCLevel: Int? = nil
    ) {
        self.minimum = minimum
        self.perPayout = perPayout
        self.perRecipientPerDay = perRecipientPerDay
        self.perDay = perDay
        self.minimumKYCLevel = minimumKYCLevel
    }
}

/// When other people have to agree.
public struct ApprovalRule: Hashable, Sendable {
    /// Payouts of more than this need approvals; in the asset's smallest unit.
    public var above: Int64
    /// So many; 0 for none ever.
    public var required: Int

    public init(above: Int64, required: Int) {
        self.above = above
        self.required = required
    }

    /// How many approvals a payout of `amount` needs.
    func approvals(for amount: AssetAmount) -> Int { amount.units > above ? required : 0 }
}
