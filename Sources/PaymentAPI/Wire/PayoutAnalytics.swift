import PaymentModel
import Payments
import StrictJSON
import Tron

extension PayoutAnalytics {
    /// `PayoutAnalytics` of the contract.
    var json: JSON {
        var routes: JSONObject = [:]
        for route in PayoutRoute.allCases { routes[route.rawValue] = (byRoute[route] ?? PayoutTotals()).json }
        return [
            "from": .time(from), "to": .time(to), "interval": .string(interval.rawValue),
            "totals": totals.json, "success_rate": successRate,
            "seconds_to_completion": [
                "p50": .optional(median, Self.seconds), "p95": .optional(percentile95, Self.seconds),
                "max": .optional(longest, Self.seconds),
            ],
            "by_route": .object(routes), "by_status": .counts(totals.counts),
            "series": .array(
                series.map { ["start": .time($0.start), "totals": $0.totals.json] }),
        ]
    }

    /// Four digits; exact where it is all or nothing.
    private var successRate: JSON {
        let completed = Int64(totals.count(.completed))
        let ended = completed + Int64(totals.count(.failed))
        return ended == 0 ? .null : Self.decimal(completed * 10_000 / ended, digits: 4)
    }

    private static func seconds(_ milliseconds: Int64) -> JSON { decimal(milliseconds, digits: 3) }

    /// `units` with so many of its digits behind the point.
    private static func decimal(_ units: Int64, digits: Int) -> JSON {
        let text = String(units)
        let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        return .number(JSONNumber(literal: padded.dropLast(digits) + "." + padded.suffix(digits)))
    }
}

extension PayoutTotals {
    /// `PayoutTotals` of the contract.
    fileprivate var json: JSON {
        var units = volume
        for asset in Asset.allCases { units[asset, default: 0] += 0 }
        return [
            "count": .integer(count), "completed": .integer(count(.completed)),
            "failed": .integer(count(.failed)), "cancelled": .integer(count(.cancelled)),
            "rejected": .integer(count(.rejected)), "open": .integer(open), "volume": .amounts(units),
            "fees": .amount(fees),
        ]
    }
}
