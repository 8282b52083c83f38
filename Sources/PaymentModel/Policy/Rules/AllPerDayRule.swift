/// All payouts together on one UTC day. Where no limit is configured, the largest sum that can be counted is
/// one.
struct AllPerDayRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        let key = matter.counter(.all, .day)
        if let limit = matter.policy[matter.amount.asset].perDay {
            return matter.outcome(.allPerDay, limit: limit, counted: key)
        }
        let (_, overflow) = (matter.counted[key] ?? 0).addingReportingOverflow(matter.amount.units)
        return overflow ? matter.outcome(.allPerDay, limit: .max, counted: key) : nil
    }
}
