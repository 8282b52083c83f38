public import Tron

/// Payouts of one group, summed up.
public struct PayoutTotals: Hashable, Sendable {
    /// How many payouts have each status; a status without any is missing.
    public private(set) var counts: [PayoutStatus: Int] = [:]
    /// Completed amounts, in each asset's smallest unit.
    public private(set) var volume: [Asset: Int64] = [:]
    /// TRX burnt.
    public private(set) var fees = Sun.zero

    /// Totals of no payouts at all.
    public init() {}

    /// The number of all payouts.
    public var count: Int { counts.values.reduce(0, +) }

    /// How many are in `status`.
    public func count(_ status: PayoutStatus) -> Int { counts[status] ?? 0 }

    /// How many are not final yet.
    public var open: Int { counts.filter { !$0.key.isFinal }.values.reduce(0, +) }

    mutating func add(_ cell: RollupCell) {
        counts[cell.status, default: 0] += cell.count
        if cell.status == .completed {
            // A sum that does not fit stays at the largest number.
            let (sum, overflow) = (volume[cell.asset] ?? 0).addingReportingOverflow(cell.units)
            volume[cell.asset] = overflow ? .max : sum
        }
        fees = fees.adding(cell.fees) ?? fees
    }
}
