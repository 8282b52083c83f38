import PaymentModel
import Payments
import StrictJSON
import Tron

extension AcceptedBatch {
    /// `PayoutBatch` of the contract.
    var json: JSON {
        var units: [Asset: Int64] = [:]
        // One day's counters hold them all: the sum fits.
        for payout in payouts { units[payout.amount.asset, default: 0] += payout.amount.units }
        return [
            "id": .id(id), "count": .integer(payouts.count), "total": .amounts(units),
            "payouts": .array(payouts.map(\.json)),
        ]
    }
}

extension [PayoutTally] {
    /// `PayoutBatchStatus` of the contract: every status, those that no payout has too.
    func json(of batch: BatchID) -> JSON {
        var units: [Asset: Int64] = [:]
        var counts: [PayoutStatus: Int] = [:]
        for tally in self {
            units[tally.asset, default: 0] += tally.units
            counts[tally.status, default: 0] += tally.count
        }
        return [
            "id": .id(batch), "count": .integer(reduce(0) { $0 + $1.count }), "total": .amounts(units),
            "by_status": .counts(counts),
        ]
    }
}

extension JSON {
    /// Amounts by asset.
    static func amounts(_ units: [Asset: Int64]) -> JSON {
        var object: JSONObject = [:]
        for asset in Asset.allCases {
            guard let units = units[asset], let amount = AssetAmount(asset, units: units) else { continue }
            object[asset.rawValue] = .amount(amount)
        }
        return .object(object)
    }

    /// How many payouts are in each status.
    static func counts(_ counts: [PayoutStatus: Int]) -> JSON {
        var object: JSONObject = [:]
        for status in PayoutStatus.allCases { object[status.rawValue] = .integer(counts[status] ?? 0) }
        return .object(object)
    }
}
