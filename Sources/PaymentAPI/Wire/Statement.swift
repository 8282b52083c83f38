import PaymentModel
import Payments
import StrictJSON
import Tron

extension JSON {
    /// An amount that may be below 0; TRX and USDT have six decimals both.
    static func signed(_ units: Int64) -> JSON { .string(Sun(units).trxText) }
}

extension StatementMovement {
    /// A movement as it is answered.
    var json: JSON {
        [
            "at": .time(at), "kind": .string(kind.rawValue), "amount": .signed(units),
            "balance": .signed(balance), "tx_id": .optional(txID) { .string($0.hex) },
            "payout_id": .optional(payoutID, JSON.id),
            "counterparty": .optional(counterparty, JSON.address),
        ]
    }
}

extension StatementLine {
    /// The columns of a table.
    static let header = ["at", "kind", "amount", "balance", "tx_id", "payout_id", "counterparty"]

    /// The line under that header; the opening and the closing balance are lines of their own.
    var csv: String {
        let cells: [String?] =
            switch self {
            case .opening(let units): [nil, "opening_balance", nil, Sun(units).trxText, nil, nil, nil]
            case .closing(let units): [nil, "closing_balance", nil, Sun(units).trxText, nil, nil, nil]
            case .movement(let movement):
                [
                    movement.at.text, movement.kind.rawValue, Sun(movement.units).trxText,
                    Sun(movement.balance).trxText, movement.txID?.hex, movement.payoutID?.text,
                    movement.counterparty?.base58,
                ]
            }
        return CSVLine.text(cells, numbers: [2, 3])
    }
}
