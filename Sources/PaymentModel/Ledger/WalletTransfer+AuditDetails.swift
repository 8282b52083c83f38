package import StrictJSON
import Tron

extension WalletTransfer {
    /// Whether it went out by a transaction that the service did not make.
    package var isFromElsewhere: Bool { direction == .outgoing && transactionID == nil }

    /// The details for the audit trail.
    package var auditDetails: JSONObject {
        [
            "kind": .string(kind.rawValue), "asset": .string(amount.asset.symbol),
            "amount": .string(amount.text), "to": .string(counterparty?.base58 ?? ""),
            "tx_id": .string(txID.hex), "block": .number(JSONNumber(block.value)),
        ]
    }
}
