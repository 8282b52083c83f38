/// The limits of sums, in the asset's smallest unit; nil if there is none.
public struct PeriodLimits: Hashable, Sendable {
    /// In one UTC hour.
    public var perHour: Int64?
    /// On one UTC day.
    public var perDay: Int64?

    /// Limits that are left out are none.
    public init(perHour: Int64? = nil, perDay: Int64? = nil) {
        self.perHour = perHour
        self.perDay = perDay
    }
}
