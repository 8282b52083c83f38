package import PaymentModel
import Payments
package import StrictJSON
import Tron

extension JSON {
    /// An amount of `asset` that may be below 0.
    package static func signed(_ units: Int64, of asset: Asset) -> JSON { .string(asset.text(units)) }
}

extension StatementMovement {
    /// A movement of `asset` as it is answered.
    package func json(of asset: Asset) -> JSON {
        [
            "at": .time(at), "kind": .string(kind.rawValue), "amount": .signed(units, of: asset),
            "balance": .signed(balance, of: asset), "tx_id": .optional(txID) { .string($0.hex) },
            "payout_id": .optional(payoutID, JSON.id),
            "counterparty": .optional(counterparty, JSON.address),
        ]
    }
}

extension StatementLine {
    /// The columns of a table.
    package static let header = ["at", "kind", "amount", "balance", "tx_id", "payout_id", "counterparty"]

    /// The line under that header; the opening and the closing balance are lines of their own.
    package func csv(of asset: Asset) -> String {
        let cells: [String?] =
            switch self {
            case .opening(let units): [nil, "opening_balance", nil, asset.text(units), nil, nil, nil]
            case .closing(let units): [nil, "closing_balance", nil, asset.text(units), nil, nil, nil]
            case .movement(let movement):
                [
                    movement.at.text, movement.kind.rawValue, asset.text(movement.units),
                    asset.text(movement.balance), movement.txID?.hex, movement.payoutID?.text,
                    movement.counterparty?.base58,
                ]
            }
        return CSVLine.text(cells, numbers: [2, 3])
    }
}
