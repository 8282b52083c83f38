import Tron

/// One rule of the policy: a value that looks at a case and says what it makes of it, and nothing else.
protocol PolicyRule: Sendable {
    /// What the rule says; nil where it does not concern the case.
    func outcome(for matter: PolicyCase) -> RuleOutcome?
}

/// A payout that is to be judged, with all that rules look at.
struct PolicyCase: Sendable {
    let order: PayoutOrder
    /// Of the registry; nil on routes that do not use it.
    let recipient: Recipient?
    /// Whether a contract would be paid; nil where no node could say.
    let isContract: Bool?
    let policy: PayoutPolicy
    let now: Timestamp
    /// What was counted before this payout, by counter; what is missing is 0.
    let counted: [CounterKey: Int64]

    var limits: RouteLimits { policy[order.amount.asset][order.route] }

    /// The counter of `scope` that the payout falls into now.
    func counter(_ scope: PayoutScope, _ period: PayoutPeriod.Kind) -> CounterKey {
        .payouts(order.amount.asset, scope, PayoutPeriod(period, at: now))
    }

    /// Whether the payout fits under `limit` on top of what was counted before it.
    func outcome(_ rule: PolicyRuleName, limit: Int64, counted key: CounterKey) -> RuleOutcome {
        let asset = order.amount.asset
        let left = max(0, limit - (counted[key] ?? 0))
        return RuleOutcome(
            rule: rule, passed: order.amount.units <= left, limit: AssetAmount(asset, units: limit),
            left: AssetAmount(asset, units: left),
            ceiling: RuleOutcome.Ceiling(key: key, units: limit))
    }
}

/// What one rule says about one payout.
public struct RuleOutcome: Hashable, Sendable {
    public let rule: PolicyRuleName
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
