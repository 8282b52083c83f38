/// Limits what one address gets, so that many small movements can't do what a large one can't. Counted by the address,
/// however it is written.
struct PerRecipientPerDayRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        guard let scope = matter.movement.payeeScope, let limit = matter.limits.perRecipientPerDay else {
            return nil
        }
        let rule: PolicyRuleName =
            switch matter.route {
            case .v0: .v0PerRecipientPerDay
            case .kyc: .kycPerRecipientPerDay
            case .direct: .directPerRecipientPerDay
            case .transfers: .transfersPerRecipientPerDay
            }
        return matter.outcome(rule, limit: limit, counted: matter.counter(scope, .day))
    }
}
