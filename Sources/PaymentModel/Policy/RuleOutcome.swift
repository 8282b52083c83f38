/// What one rule says about one payout.
public struct RuleOutcome: Hashable, Sendable {
    /// The rule.
    public let rule: PolicyRuleName
    /// Whether the payout keeps it.
    public let passed: Bool
    /// The rule's bound, where it is an amount.
    public let limit: AssetAmount?
    /// What is left of it before this payout, where it is used up bit by bit.
    public let left: AssetAmount?
    /// The counter that must not pass the bound; checked again inside the commit.
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
