/// The policy's decision about a payout.
package struct PolicyDecision: Sendable {
    /// What each rule that applies says, in the order in which a refusal names them.
    package let outcomes: [RuleOutcome]
    /// How many approvals the payout needs; 0 for none.
    package let approvalsRequired: Int
    /// The counters that the payout counts in.
    let countedIn: [CounterKey]
    private let amount: AssetAmount

    init(outcomes: [RuleOutcome], approvalsRequired: Int, countedIn: [CounterKey], amount: AssetAmount) {
        self.outcomes = outcomes
        self.approvalsRequired = approvalsRequired
        self.countedIn = countedIn
        self.amount = amount
    }

    /// The refusal by the first rule that is broken; nil if none is.
    package var refusal: PaymentError? {
        guard let broken = outcomes.first(where: { !$0.passed }) else { return nil }
        var words = "The rule \(broken.rule.rawValue) does not allow it"
        if let limit = broken.limit { words += ": the limit is \(limit.text) \(limit.asset.symbol)" }
        if let left = broken.left { words += ", \(left.text) are left" }
        var error = PaymentError(.policyViolation, words + ".")
        error.rule = broken.rule.rawValue
        return error
    }

    /// What the commit that accepts the payout counts, with the ceilings that it checks.
    package var counterChanges: [CounterChange] {
        countedIn.map { key in
            let ceilings = outcomes.compactMap(\.ceiling).filter { $0.key == key }
            return CounterChange(key: key, delta: amount.units, ceiling: ceilings.map(\.units).min())
        }
    }
}
