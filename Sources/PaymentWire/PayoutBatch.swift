package import PaymentModel
import Payments
package import StrictJSON
import Tron

extension AcceptedBatch {
    /// `PayoutBatch` of the contract.
    package var json: JSON {
        var units: [Asset: Int64] = [:]
        // The counters of one day hold them all, so the sum fits.
        for payout in payouts { units[payout.amount.asset, default: 0] += payout.amount.units }
        return [
            "id": .id(id), "count": .integer(payouts.count), "total": .amounts(units),
            "payouts": .array(payouts.map(\.json)),
        ]
    }
}

extension [PayoutTally] {
    /// `PayoutBatchStatus` of the contract, with every status, even those that no payout has.
    package func json(of batch: BatchID) -> JSON {
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
    package static func amounts(_ units: [Asset: Int64]) -> JSON {
        var object: JSONObject = [:]
        // USDT first, TRX last, as everywhere.
        for (asset, units) in units.sorted(by: { $0.key.isTold(before: $1.key) }) {
            guard let amount = AssetAmount(asset, units: units) else { continue }
            object[asset.symbol] = .amount(amount)
        }
        return .object(object)
    }

    /// How many payouts are in each status.
    package static func counts(_ counts: [PayoutStatus: Int]) -> JSON {
        var object: JSONObject = [:]
        for status in PayoutStatus.allCases { object[status.rawValue] = .integer(counts[status] ?? 0) }
        return .object(object)
    }
}

extension Asset {
    /// The order of assets in answers: USDT, other tokens by symbol, TRX.
    fileprivate func isTold(before other: Self) -> Bool {
        func rank(_ asset: Asset) -> (Int, String) {
            (asset == .trx ? 2 : asset.symbol == Token.usdtSymbol ? 0 : 1, asset.symbol)
        }
        return rank(self) < rank(other)
    }
}
