/// The limits of one asset, in its smallest unit; nil if there is none.
public struct AssetPolicy: Hashable, Sendable {
    /// Of the v0 route.
    public var v0: RouteLimits
    /// Of the kyc route.
    public var kyc: RouteLimits
    /// Of the direct route.
    public var direct: RouteLimits
    /// Of all routes together, in one UTC hour.
    public var perHour: Int64?
    /// Of all routes together, on one UTC day.
    public var perDay: Int64?
    /// When payouts need approvals.
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

    /// The default limits of USDT.
    public static let standardUSDT = Self(
        v0: RouteLimits(minimum: perUSDT / 100, perPayout: 1_000 * perUSDT, perDay: 10_000 * perUSDT),
        kyc: RouteLimits(
            minimum: perUSDT / 100, perPayout: 5_000 * perUSDT, perDay: 50_000 * perUSDT, minimumKYCLevel: 1),
        direct: RouteLimits(minimum: perUSDT / 100, perPayout: 10_000 * perUSDT, perDay: 100_000 * perUSDT),
        perHour: 10_000 * perUSDT, perDay: 100_000 * perUSDT,
        approval: ApprovalRule(above: 5_000 * perUSDT, required: 1))

    /// Only the smallest amount is required.
    public static let unlimited = Self(
        v0: RouteLimits(minimum: 1), kyc: RouteLimits(minimum: 1, minimumKYCLevel: 1),
        direct: RouteLimits(minimum: 1), perHour: nil, perDay: nil,
        approval: ApprovalRule(above: 0, required: 0))

    /// Nothing can be paid.
    public static let closed = Self(
        v0: RouteLimits(minimum: 1, perPayout: 0),
        kyc: RouteLimits(minimum: 1, perPayout: 0, minimumKYCLevel: 1),
        direct: RouteLimits(minimum: 1, perPayout: 0), perHour: 0, perDay: 0,
        approval: ApprovalRule(above: 0, required: 0))
}
