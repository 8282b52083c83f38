import Tron

/// No single movement of a route may exceed its limit.
struct PerPayoutRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        guard let limit = matter.limits.perPayout else { return nil }
        let rule: PolicyRuleName =
            switch matter.route {
            case .v0: .v0PerPayout
            case .kyc: .kycPerPayout
            case .direct: .directPerPayout
            case .transfers: .transfersPerPayout
            }
        let amount = matter.amount
        return RuleOutcome(
            rule: rule, passed: amount.units <= limit, limit: AssetAmount(amount.asset, units: limit))
    }
}
