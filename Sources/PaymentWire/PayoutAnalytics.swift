package import PaymentModel
import Payments
package import StrictJSON
import Tron

extension PayoutAnalytics {
    /// `PayoutAnalytics` of the contract, with a volume for each of `assets`.
    package func json(_ assets: AssetRegistry) -> JSON {
        var routes: JSONObject = [:]
        for route in PayoutRoute.allCases {
            routes[route.rawValue] = (byRoute[route] ?? PayoutTotals()).json(assets)
        }
        return [
            "from": .time(from), "to": .time(to), "interval": .string(interval.rawValue),
            "totals": totals.json(assets),
            "success_rate": .share(of: totals.count(.completed), beside: totals.count(.failed)),
            "seconds_to_completion": [
                "p50": .optional(median, Self.seconds), "p95": .optional(percentile95, Self.seconds),
                "max": .optional(longest, Self.seconds),
            ],
            "by_route": .object(routes), "by_status": .counts(totals.counts),
            "series": .array(
                series.map { ["start": .time($0.start), "totals": $0.totals.json(assets)] }),
        ]
    }

    private static func seconds(_ milliseconds: Int64) -> JSON { .decimal(milliseconds, digits: 3) }
}

extension JSON {
    /// `count` out of `count` and `others` together, rounded to four decimals; null where both are 0.
    package static func share(of count: Int, beside others: Int) -> JSON {
        let whole = count + others
        // Adding half of the divisor first rounds the quotient.
        return whole == 0 ? .null : .decimal(Int64((count * 10_000 + whole / 2) / whole), digits: 4)
    }

    /// `units` with the last `digits` of its digits behind the decimal point.
    fileprivate static func decimal(_ units: Int64, digits: Int) -> JSON {
        let text = String(units)
        let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        return .number(JSONNumber(literal: padded.dropLast(digits) + "." + padded.suffix(digits)))
    }
}

extension PayoutTotals {
    /// `PayoutTotals` of the contract.
    fileprivate func json(_ assets: AssetRegistry) -> JSON {
        var units = volume
        for asset in assets.assets { units[asset, default: 0] += 0 }
        return [
            "count": .integer(count), "completed": .integer(count(.completed)),
            "failed": .integer(count(.failed)), "cancelled": .integer(count(.cancelled)),
            "rejected": .integer(count(.rejected)), "open": .integer(open), "volume": .amounts(units),
            "fees": .amount(fees),
        ]
    }
}
