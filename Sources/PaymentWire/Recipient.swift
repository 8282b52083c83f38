package import PaymentModel
import Payments
package import StrictJSON
import Tron

extension Recipient {
    /// `Recipient` of the contract. A new recipient is paid only after `wait`.
    package func json(wait: Duration) -> JSON {
        [
            "id": .id(id), "name": .string(name), "address": .address(address),
            "status": .string(status.rawValue), "usable_from": .time(createdAt.adding(wait)),
            "per_payout_limit": .optional(perPayoutLimit, JSON.amount),
            "per_day_limit": .optional(perDayLimit, JSON.amount), "metadata": .texts(metadata),
            "created_by": .string(createdBy), "created_at": .time(createdAt),
            "approved_by": .optional(approvedBy, JSON.string),
            "revoked_at": .optional(revokedAt, JSON.time),
        ]
    }
}
