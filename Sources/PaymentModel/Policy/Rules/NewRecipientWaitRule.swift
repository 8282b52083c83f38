/// Whoever adds a recipient by mistake, or by force, has so long to be noticed.
struct NewRecipientWaitRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        guard let recipient = matter.recipient, matter.policy.newRecipientWait > .zero else { return nil }
        let usableFrom = recipient.createdAt.adding(matter.policy.newRecipientWait)
        return RuleOutcome(rule: .newRecipientWait, passed: matter.now >= usableFrom)
    }
}
