import PaymentModel
package import Payments
package import StrictJSON
import Tron

extension PolicyUse {
    /// `PayoutPolicy` of the contract.
    package var json: JSON {
        [
            "v0": route(.v0), "kyc": route(.kyc), "direct": route(.direct),
            "transfers": transfers,
            "all": [
                "per_hour": limit(policy.all.perHour), "per_day": limit(policy.all.perDay),
                "used_this_hour": amount(usedThisHour), "used_today": amount(usedToday),
            ],
            "approval": [
                "above": amount(policy.approval.above), "required": .integer(policy.approval.required),
            ],
            "new_recipient_wait_seconds": .integer(newRecipientWait.components.seconds),
        ]
    }

    private var transfers: JSON {
        var limits = route(.transfers).object ?? [:]
        limits["unlimited_allowances"] = .bool(policy.allowsUnlimitedAllowances)
        return .object(limits)
    }

    private func route(_ route: MovementRoute) -> JSON {
        let limits = policy[route]
        return [
            "minimum": amount(limits.minimum), "per_payout": limit(limits.perPayout),
            "per_recipient_per_day": limit(limits.perRecipientPerDay), "per_day": limit(limits.perDay),
            "minimum_kyc_level": .optional(limits.minimumKYCLevel) { .integer($0) },
            "used_today": amount(usedToday(route)),
        ]
    }

    private func limit(_ units: Int64?) -> JSON { .optional(units, amount) }

    private func amount(_ units: Int64) -> JSON {
        .optional(AssetAmount(asset, units: units), JSON.amount)
    }
}
