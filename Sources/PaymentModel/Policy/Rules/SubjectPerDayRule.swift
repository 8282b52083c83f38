/// All that one subject orders on one UTC day.
struct SubjectPerDayRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        guard let subject = matter.movement.subject, let limit = matter.subjectLimits?.perDay else {
            return nil
        }
        return matter.outcome(
            .subjectPerDay, limit: limit, counted: matter.counter(.subject(subject), .day))
    }
}
