/// All movements of a route on one UTC day.
struct PerDayRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        guard let limit = matter.limits.perDay else { return nil }
        let rule: PolicyRuleName =
            switch matter.route {
            case .v0: .v0PerDay
            case .kyc: .kycPerDay
            case .direct: .directPerDay
            case .transfers: .transfersPerDay
            }
        return matter.outcome(
            rule, limit: limit, counted: matter.counter(.route(matter.route), .day))
    }
}
