/// All that one subject orders in one UTC hour.
struct SubjectPerHourRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        guard let subject = matter.movement.subject, let limit = matter.subjectLimits?.perHour else {
            return nil
        }
        return matter.outcome(
            .subjectPerHour, limit: limit, counted: matter.counter(.subject(subject), .hour))
    }
}
