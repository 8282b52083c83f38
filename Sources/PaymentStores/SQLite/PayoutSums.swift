import GRDB
import PaymentModel
import Payments
import Tron

/// What a transaction adds to the sums that analytics reads. Its payouts count in the same few cells, so each cell is
/// stored once, by the transaction that stores the payouts.
struct PayoutSums {
    private struct Cell: Hashable {
        let level: RollupLevel
        let start: Int64
        let route: PayoutRoute
        let asset: Asset
        let status: String
    }

    /// A sum that does not fit stays at the largest number, because ended payouts are counted for ever.
    private struct Sum {
        var count: Int64 = 0
        var units: Int64 = 0
        var fees: Int64 = 0

        var isZero: Bool { count == 0 && units == 0 && fees == 0 }

        mutating func add(count: Int64, units: Int64, fees: Int64) {
            self.count += count
            self.units.add(units)
            self.fees.add(fees)
        }
    }

    private struct TimesCell: Hashable {
        let level: RollupLevel
        let start: Int64
        let route: PayoutRoute
        let milliseconds: Int64
    }

    private struct Times {
        var count: Int64 = 0
        var longest: Int64 = 0

        mutating func add(_ duration: Int64) {
            count += 1
            longest = max(longest, duration)
        }
    }

    private var sums: [Cell: Sum] = [:]
    private var times: [TimesCell: Times] = [:]

    /// Moves `stored` from the cells it was counted in to those it counts in now.
    ///
    /// - Precondition: The row has not been written yet.
    mutating func take(_ stored: StoredRecord<Payout>, _ db: Database) throws {
        let payout = stored.record
        var wasCompleted = false
        if stored.versionBefore > 0 {
            let row = try Row.fetchOne(
                db.cachedStatement(sql: SQLiteQuery.countedPayout.sql),
                arguments: [payout.id.text, stored.versionBefore])
            // Its row will not be written either.
            guard let row else { return }
            let (status, fee): (String, Int64?) = (row["status"], row["fee"])
            wasCompleted = row["is_completed"]
            if status != payout.status.rawValue || fee != payout.fee?.value {
                count(payout, status: status, fee: fee, sign: -1)
                count(payout, status: payout.status.rawValue, fee: payout.fee?.value, sign: 1)
            }
        } else {
            count(payout, status: payout.status.rawValue, fee: payout.fee?.value, sign: 1)
        }
        if let completedAt = payout.completedAt, !wasCompleted { time(payout, completedAt: completedAt) }
    }

    private mutating func count(_ payout: Payout, status: String, fee: Int64?, sign: Int64) {
        for level in RollupLevel.allCases {
            let cell = Cell(
                level: level, start: level.start(of: payout.createdAt), route: payout.route,
                asset: payout.amount.asset, status: status)
            sums[cell, default: Sum()].add(
                count: sign, units: sign * payout.amount.units, fees: sign * (fee ?? 0))
        }
    }

    private mutating func time(_ payout: Payout, completedAt: Timestamp) {
        let duration = max(0, completedAt.milliseconds - payout.createdAt.milliseconds)
        for level in RollupLevel.allCases {
            let cell = TimesCell(
                level: level, start: level.start(of: payout.createdAt), route: payout.route,
                milliseconds: DurationCell.rounded(duration))
            times[cell, default: Times()].add(duration)
        }
    }

    func store(_ db: Database) throws {
        for (cell, sum) in sums where !sum.isZero {
            try db.cachedStatement(
                sql: """
                    INSERT INTO payout_rollups (span, start, route, asset, status, count, units, fee)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (span, start, route, asset, status) DO UPDATE SET
                    count = count + excluded.count, fee = fee + excluded.fee,
                    units = CAST(min(9223372036854775807, units + excluded.units) AS INTEGER)
                    """
            ).execute(arguments: [
                cell.level.rawValue, cell.start, cell.route.rawValue, cell.asset.symbol, cell.status,
                sum.count, sum.units, sum.fees,
            ])
        }
        for (cell, times) in times {
            try db.cachedStatement(
                sql: """
                    INSERT INTO payout_durations (span, start, route, milliseconds, count, longest)
                    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (span, start, route, milliseconds) DO UPDATE SET
                    count = count + excluded.count, longest = max(longest, excluded.longest)
                    """
            ).execute(arguments: [
                cell.level.rawValue, cell.start, cell.route.rawValue, cell.milliseconds, times.count,
                times.longest,
            ])
        }
    }
}

extension RollupLevel {
    /// The start of the unit that contains `time`.
    fileprivate func start(of time: Timestamp) -> Int64 {
        time.milliseconds - time.milliseconds % rawValue
    }
}

extension Int64 {
    fileprivate mutating func add(_ other: Int64) {
        let (sum, overflow) = addingReportingOverflow(other)
        self = overflow ? (other < 0 ? .min : .max) : sum
    }
}
