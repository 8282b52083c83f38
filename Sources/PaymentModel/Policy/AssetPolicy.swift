/// The limits of one asset, in its smallest unit; nil if there is none.
public struct AssetPolicy: Hashable, Sendable {
    /// Of the v0 route.
    public var v0: RouteLimits
    /// Of the kyc route.
    public var kyc: RouteLimits
    /// Of the direct route.
    public var direct: RouteLimits
    /// Of what callers order directly: transfers, allowances, stakes and delegations.
    public var transfers: RouteLimits
    /// Whether an allowance may be unlimited. It can't be counted against any limit.
    public var allowsUnlimitedAllowances = false
    /// Of all movements together.
    public var all: PeriodLimits
    /// Of what one subject orders, beside all other limits.
    public var subjects: [String: PeriodLimits] = [:]
    /// When payouts need approvals, and from where on transfers are refused.
    public var approval: ApprovalRule

    /// Transfers are limited as the direct route.
    init(v0: RouteLimits, kyc: RouteLimits, direct: RouteLimits, all: PeriodLimits, approval: ApprovalRule) {
        self.v0 = v0
        self.kyc = kyc
        self.direct = direct
        transfers = direct
        self.all = all
        self.approval = approval
    }

    /// The limits of `route`.
    public subscript(route: MovementRoute) -> RouteLimits {
        switch route {
        case .v0: v0
        case .kyc: kyc
        case .direct: direct
        case .transfers: transfers
        }
    }

    private static let perUSDT: Int64 = 1_000_000

    /// The default limits of USDT.
    public static let standardUSDT = Self(
        v0: RouteLimits(minimum: perUSDT / 100, perPayout: 1_000 * perUSDT, perDay: 10_000 * perUSDT),
        kyc: RouteLimits(
            minimum: perUSDT / 100, perPayout: 5_000 * perUSDT, perDay: 50_000 * perUSDT, minimumKYCLevel: 1),
        direct: RouteLimits(minimum: perUSDT / 100, perPayout: 10_000 * perUSDT, perDay: 100_000 * perUSDT),
        all: PeriodLimits(perHour: 10_000 * perUSDT, perDay: 100_000 * perUSDT),
        approval: ApprovalRule(above: 5_000 * perUSDT, required: 1))

    private static let perTRX: Int64 = 1_000_000

    /// The default limits of TRX.
    public static let standardTRX = Self(
        v0: RouteLimits(minimum: 1, perPayout: 10_000 * perTRX, perDay: 100_000 * perTRX),
        kyc: RouteLimits(
            minimum: 1, perPayout: 10_000 * perTRX, perDay: 100_000 * perTRX, minimumKYCLevel: 1),
        direct: RouteLimits(minimum: 1, perPayout: 10_000 * perTRX, perDay: 100_000 * perTRX),
        all: PeriodLimits(perDay: 100_000 * perTRX),
        approval: ApprovalRule(above: 50_000 * perTRX, required: 1))

    /// Only the smallest amount is required.
    public static let unlimited = Self(
        v0: RouteLimits(minimum: 1), kyc: RouteLimits(minimum: 1, minimumKYCLevel: 1),
        direct: RouteLimits(minimum: 1), all: PeriodLimits(),
        approval: ApprovalRule(above: 0, required: 0))

    /// Nothing can be paid.
    public static let closed = Self(
        v0: RouteLimits(minimum: 1, perPayout: 0),
        kyc: RouteLimits(minimum: 1, perPayout: 0, minimumKYCLevel: 1),
        direct: RouteLimits(minimum: 1, perPayout: 0), all: PeriodLimits(perHour: 0, perDay: 0),
        approval: ApprovalRule(above: 0, required: 0))
}
