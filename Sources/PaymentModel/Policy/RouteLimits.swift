/// The limits of one route, in the asset's smallest unit; nil if there is none.
public struct RouteLimits: Hashable, Sendable {
    /// The least that a payout may be.
    public var minimum: Int64
    /// The most that a payout may be.
    public var perPayout: Int64?
    /// The most that one address gets on one UTC day.
    public var perRecipientPerDay: Int64?
    /// On one UTC day.
    public var perDay: Int64?
    /// Only for the kyc route.
    public var minimumKYCLevel: Int?

    /// Limits that leave out have none, but for the minimum.
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
