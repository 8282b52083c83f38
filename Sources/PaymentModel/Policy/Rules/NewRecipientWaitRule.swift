/// Gives people time to notice a recipient that was added by mistake or by force.
struct NewRecipientWaitRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        guard let recipient = matter.facts.recipient, matter.policy.newRecipientWait > .zero else {
            return nil
        }
        let usableFrom = recipient.createdAt.adding(matter.policy.newRecipientWait)
        return RuleOutcome(rule: .newRecipientWait, passed: matter.now >= usableFrom)
    }
}
