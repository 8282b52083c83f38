import PaymentModel
import PaymentWire

extension WireWriter {
    /// `PayoutInfo` of the contract, from a payout's document.
    mutating func payout(
        _ payout: StoredObject, _ assets: AssetRegistry
    ) throws(MalformedDocument) {
        let amount = try payout.required("amount").object
        let asset = try assets.asset(of: amount)
        try object { wire throws(MalformedDocument) in
            try wire.copy("id", payout.required("id"))
            try wire.copy("route", payout.required("route"))
            try wire.copy("status", payout.required("status"))
            wire.copy("hold_reason", optional: payout["holdReason"])
            try wire.copy("wallet_id", payout.required("walletID"))
            try wire.copy("recipient_address", payout.required("recipient"))
            wire.copy("recipient_id", optional: payout["recipientID"])
            wire.copy("kyc_level", optional: payout["kycLevel"])
            try wire.copy("asset", amount.required("asset"))
            try wire.amount("amount", amount.required("units"), of: asset)
            try wire.amount("fee", optional: payout["fee"], of: .trx)
            wire.copy("reference", optional: payout["reference"])
            wire.copy("description", optional: payout["description"])
            wire.copy("memo", optional: payout["memo"])
            try wire.copy("priority", payout.required("priority"))
            try wire.time("scheduled_at", optional: payout["scheduledAt"])
            wire.copy("batch_id", optional: payout["batchID"])
            try wire.copy("approvals_required", payout.required("approvalsRequired"))
            try wire.approvals(payout.required("approvals"))
            wire.copy("transaction_id", optional: payout["transactionID"])
            wire.copy("tx_id", optional: payout["txID"])
            try wire.failure(payout["failure"])
            try wire.copy("metadata", payout.required("metadata"))
            try wire.copy("created_by", payout.required("createdBy"))
            try wire.time("created_at", payout.required("createdAt"))
            try wire.time("updated_at", payout.required("updatedAt"))
            try wire.time("completed_at", optional: payout["completedAt"])
            try wire.history(payout.required("history"))
        }
    }

    private mutating func approvals(_ value: StoredValue) throws(MalformedDocument) {
        name("approvals")
        let approvals = try value.elements
        try array { wire throws(MalformedDocument) in
            for approval in approvals {
                let approval = try approval.object
                wire.element()
                try wire.object { wire throws(MalformedDocument) in
                    try wire.copy("by", approval.required("by"))
                    try wire.copy("decision", approval.required("decision"))
                    wire.copy("reason", optional: approval["reason"])
                    try wire.time("at", approval.required("at"))
                }
            }
        }
    }
}
