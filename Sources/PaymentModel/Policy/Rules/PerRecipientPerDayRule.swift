/// Limits what one address gets, so that many small payouts can't do what a large one can't. Counted by the address,
/// however it is written.
struct PerRecipientPerDayRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        guard let limit = matter.limits.perRecipientPerDay else { return nil }
        let rule: PolicyRuleName =
            switch matter.route {
            case .v0: .v0PerRecipientPerDay
            case .kyc: .kycPerRecipientPerDay
            case .direct: .directPerRecipientPerDay
            }
        return matter.outcome(
            rule, limit: limit, counted: matter.counter(.recipient(matter.route, matter.payee), .day))
    }
}
