import Tron

/// One rule of the policy: a function of a case.
protocol PolicyRule: Sendable {
    /// The rule's outcome; nil if it does not apply to the case.
    func outcome(for matter: PolicyCase) -> RuleOutcome?
}
