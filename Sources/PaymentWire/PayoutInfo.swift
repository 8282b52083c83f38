package import PaymentModel
import Payments
package import StrictJSON
import Tron

extension Payout {
    /// `PayoutInfo` of the contract.
    package var json: JSON {
        [
            "id": .id(id), "route": .string(route.rawValue), "status": .string(status.rawValue),
            "hold_reason": .optional(holdReason) { .string($0.rawValue) }, "wallet_id": .id(walletID),
            "recipient_address": .address(recipient), "recipient_id": .optional(recipientID, JSON.id),
            "kyc_level": .optional(kycLevel) { .integer($0) }, "asset": .string(amount.asset.symbol),
            "amount": .amount(amount), "fee": .optional(fee, JSON.amount),
            "reference": .optional(reference, JSON.string),
            "description": .optional(description, JSON.string), "memo": .optional(memo, JSON.string),
            "priority": .integer(priority), "scheduled_at": .optional(scheduledAt, JSON.time),
            "batch_id": .optional(batchID, JSON.id), "approvals_required": .integer(approvalsRequired),
            "approvals": .array(approvals.map(\.json)),
            "transaction_id": .optional(transactionID, JSON.id),
            "tx_id": .optional(txID) { .string($0.hex) }, "failure": .optional(failure, \.json),
            "metadata": .texts(metadata), "created_by": .string(createdBy), "created_at": .time(createdAt),
            "updated_at": .time(updatedAt), "completed_at": .optional(completedAt, JSON.time),
            "history": .array(history.map(\.json)),
        ]
    }
}

extension Approval {
    fileprivate var json: JSON {
        [
            "by": .string(by), "decision": .string(decision.rawValue),
            "reason": .optional(reason, JSON.string), "at": .time(at),
        ]
    }
}
