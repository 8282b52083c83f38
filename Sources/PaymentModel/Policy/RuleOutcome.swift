/// The outcome of one rule for one payout.
public struct RuleOutcome: Hashable, Sendable {
    /// The rule.
    public let rule: PolicyRuleName
    /// Whether the payout keeps it.
    public let passed: Bool
    /// The rule's limit, if it is an amount.
    public let limit: AssetAmount?
    /// What is left of the limit before this payout, for limits over a period.
    public let left: AssetAmount?
    /// The counter that must not exceed the limit, which the commit checks again.
    let ceiling: Ceiling?

    struct Ceiling: Hashable, Sendable {
        let key: CounterKey
        let units: Int64
    }

    init(
        rule: PolicyRuleName, passed: Bool, limit: AssetAmount? = nil, left: AssetAmount? = nil,
        ceiling: Ceiling? = nil
    ) {
        self.rule = rule
        self.passed = passed
        self.limit = limit
        self.left = left
        self.ceiling = ceiling
    }
}
