package import StrictJSON
import Tron

extension Payout {
    /// The details of an order for the audit trail.
    package var auditDetails: JSONObject {
        var details: JSONObject = [
            "route": .string(route.rawValue), "wallet_id": .string(walletID.text),
            "recipient_address": .string(recipient.base58), "amount": .string(amount.text),
            "asset": .string(amount.asset.symbol), "terms": .string(termsDigest),
        ]
        if let reference { details["reference"] = .string(reference) }
        if let recipientID { details["recipient_id"] = .string(recipientID.text) }
        if let kycAttestationID { details["kyc_attestation"] = .string(kycAttestationID) }
        if let batchID { details["batch_id"] = .string(batchID.text) }
        return details
    }
}

extension Payout {
    /// The details of a decision for the audit trail.
    package func decisionDetails(_ reason: String?) -> JSONObject {
        var details: JSONObject = ["status": .string(status.rawValue), "terms": .string(termsDigest)]
        if let reason { details["reason"] = .string(reason) }
        return details
    }
}

extension Payout {
    /// Adds its status to the audit details of its transaction: both are one entry.
    package func note(in details: inout JSONObject) {
        details["payout_id"] = .string(id.text)
        details["payout_status"] = .string(status.rawValue)
    }
}
