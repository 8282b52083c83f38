public import Tron

/// The levels at which payouts are summed up as they are committed: the UTC minute, hour and day of their creation.
public enum RollupLevel: Int64, Sendable, CaseIterable {
    /// Its raw value, like those of the others, is its length in milliseconds.
    case minute = 60_000
    /// A UTC hour.
    case hour = 3_600_000
    /// A UTC day.
    case day = 86_400_000
}

/// A range of time that is read in one way: from the sums of one level, between two of its boundaries, or payout by
/// payout if it contains no whole minute.
public struct RollupSpan: Hashable, Sendable {
    /// Nil if payouts are read one by one; the range is within one minute then.
    public let level: RollupLevel?
    /// The start of the stretch.
    public let from: Timestamp
    /// The end of the stretch, not included.
    public let to: Timestamp

    /// A stretch that is read at `level`; its bounds must lie on boundaries of that level.
    public init(level: RollupLevel?, from: Timestamp, to: Timestamp) {
        self.level = level
        self.from = from
        self.to = to
    }

    /// `from ..< to`, split into spans of which the coarsest is `coarsest`: few reads, however many payouts there
    /// are.
    package static func cover(_ from: Timestamp, _ to: Timestamp, coarsest: RollupLevel) -> [Self] {
        cover(
            from.milliseconds, to.milliseconds,
            RollupLevel.allCases.filter { $0.rawValue <= coarsest.rawValue })
    }

    private static func cover(_ from: Int64, _ to: Int64, _ levels: [RollupLevel]) -> [Self] {
        guard from < to else { return [] }
        guard let level = levels.last else { return [Self(nil, from, to)] }
        let finer = Array(levels.dropLast())
        let first = from.rounded(up: level.rawValue)
        let last = to.rounded(down: level.rawValue)
        guard first < last else {
            // No whole unit of this level. The range may still cross a boundary of it.
            guard first == last, from < first, first < to else { return cover(from, to, finer) }
            return cover(from, first, finer) + cover(first, to, finer)
        }
        return cover(from, first, finer) + [Self(level, first, last)] + cover(last, to, finer)
    }

    private init(_ level: RollupLevel?, _ from: Int64, _ to: Int64) {
        self.init(
            level: level, from: Timestamp(milliseconds: from), to: Timestamp(milliseconds: to))
    }
}

/// The sum over payouts that were created in one unit of a level, for one route, asset and status.
public struct RollupCell: Hashable, Sendable {
    /// The start of the unit; for payouts read one by one, the start of the span.
    public let start: Timestamp
    /// The route they were ordered by.
    public let route: PayoutRoute
    /// The asset they are paid in.
    public let asset: Asset
    /// The status they have now.
    public let status: PayoutStatus
    /// How many payouts the cell sums up.
    public let count: Int
    /// The sum of their amounts, in the asset's smallest unit.
    public let units: Int64
    /// TRX burnt.
    public let fees: Sun

    /// A cell as a store has summed it up.
    public init(
        start: Timestamp, route: PayoutRoute, asset: Asset, status: PayoutStatus, count: Int, units: Int64,
        fees: Sun
    ) {
        self.start = start
        self.route = route
        self.asset = asset
        self.status = status
        self.count = count
        self.units = units
        self.fees = fees
    }
}

/// How many payouts took a certain time from creation to completion.
public struct DurationCell: Hashable, Sendable {
    /// Milliseconds, rounded down to three digits: precise enough for a distribution, with few different values.
    public let milliseconds: Int64
    /// How many payouts took this long.
    public let count: Int
    /// The longest of them, not rounded.
    public let longest: Int64

    /// A cell as a store has counted it; `milliseconds` must be `rounded(_:)` already.
    public init(milliseconds: Int64, count: Int, longest: Int64) {
        self.milliseconds = milliseconds
        self.count = count
        self.longest = longest
    }

    /// `milliseconds` with all digits but the first three set to 0. Negative values become 0.
    public static func rounded(_ milliseconds: Int64) -> Int64 {
        var scale: Int64 = 1
        while milliseconds / scale >= 1000 { scale *= 10 }
        return max(0, milliseconds - milliseconds % scale)
    }
}

extension Int64 {
    fileprivate func rounded(down unit: Int64) -> Int64 {
        let rest = self % unit
        return self - (rest < 0 ? rest + unit : rest)
    }

    fileprivate func rounded(up unit: Int64) -> Int64 {
        let down = rounded(down: unit)
        return down == self ? down : down + unit
    }
}
