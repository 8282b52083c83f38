import Tron

/// One rule of the policy: a value that looks at a case and says what it makes of it, and nothing else.
protocol PolicyRule: Sendable {
    /// What the rule says; nil if it does not concern the case.
    func outcome(for matter: PolicyCase) -> RuleOutcome?
}
