/// The policy's decision about a movement.
package struct PolicyDecision: Sendable {
    /// What each rule that applies says, in the order in which a refusal names them.
    package let outcomes: [RuleOutcome]
    /// How many approvals the movement needs; 0 for none.
    package let approvalsRequired: Int
    private let movement: CountedMovement
    private let now: Timestamp

    init(outcomes: [RuleOutcome], approvalsRequired: Int, of movement: CountedMovement, at now: Timestamp) {
        self.outcomes = outcomes
        self.approvalsRequired = approvalsRequired
        self.movement = movement
        self.now = now
    }

    /// The first rule that is broken; nil if none is.
    package var broken: PolicyRuleName? { outcomes.first { !$0.passed }?.rule }

    /// The refusal by the first rule that is broken; nil if none is.
    package var refusal: PaymentError? {
        guard let broken = outcomes.first(where: { !$0.passed }) else { return nil }
        var words = "The rule \(broken.rule.rawValue) does not allow it"
        if let limit = broken.limit { words += ": the limit is \(limit.text) \(limit.asset.symbol)" }
        if let left = broken.left { words += ", \(left.text) are left" }
        if broken.rule == .approvalRequired { words += "; what needs approvals is ordered as a payout" }
        var error = PaymentError(.policyViolation, words + ".")
        error.rule = broken.rule.rawValue
        return error
    }

    /// What the commit that accepts the movement counts, with the ceilings that it checks.
    package var counterChanges: [CounterChange] { changes(leavingOut: []) }

    /// What is counted at the decision's time, except in counters that the movement counts in already.
    package func changes(leavingOut counted: Set<CounterKey>) -> [CounterChange] {
        movement.counts(at: [now]).filter { !counted.contains($0.key) }.map { key, units in
            let ceilings = outcomes.compactMap(\.ceiling).filter { $0.key == key }.map(\.units)
            let bound = [movement.attestation?.ceiling(of: key), ceilings.min()].compactMap { $0 }.min()
            return CounterChange(key: key, delta: units, ceiling: bound)
        }
    }
}
