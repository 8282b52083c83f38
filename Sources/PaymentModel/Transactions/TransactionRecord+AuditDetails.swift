package import StrictJSON
import Tron

extension TransactionRecord {
    /// What the audit trail keeps beside the record's id.
    package var auditDetails: JSONObject {
        var details = signingDetails
        details["status"] = .string(status.rawValue)
        if let answer = attempt?.lastAnswer { details["node"] = .string(answer) }
        if let inclusion { details["block"] = .number(JSONNumber(inclusion.block.number.value)) }
        if let receipt {
            details["block"] = .number(JSONNumber(receipt.blockNumber.value))
            details["fee"] = .string(receipt.fee.trxText)
        }
        return details
    }
}

extension TransactionRecord {
    /// What the audit trail keeps of a signature.
    package var signingDetails: JSONObject {
        guard let attempt else { return [:] }
        return [
            "tx_id": .string(attempt.txID.hex), "attempt": .number(JSONNumber(Int64(attempt.number))),
            "expires_at": .string(Timestamp(milliseconds: attempt.expiration.milliseconds).text),
        ]
    }
}
