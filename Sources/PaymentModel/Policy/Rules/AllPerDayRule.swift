/// All movements together on one UTC day. Without a limit, the largest sum that can be counted is the limit.
struct AllPerDayRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        let key = matter.counter(.all, .day)
        if let limit = matter.assetPolicy.all.perDay {
            return matter.outcome(.allPerDay, limit: limit, counted: key)
        }
        let (_, overflow) = (matter.facts.counted[key] ?? 0).addingReportingOverflow(matter.amount.units)
        return overflow ? matter.outcome(.allPerDay, limit: .max, counted: key) : nil
    }
}
