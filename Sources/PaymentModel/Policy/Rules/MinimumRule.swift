import Tron

/// A movement must be worth its fee.
struct MinimumRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        let rule: PolicyRuleName =
            switch matter.route {
            case .v0: .v0Minimum
            case .kyc: .kycMinimum
            case .direct: .directMinimum
            case .transfers: .transfersMinimum
            }
        let amount = matter.amount
        return RuleOutcome(
            rule: rule, passed: amount.units >= matter.limits.minimum,
            limit: AssetAmount(amount.asset, units: matter.limits.minimum))
    }
}
