package import Tron

/// A payout with everything that rules look at.
package struct PolicyCase: Sendable {
    let amount: AssetAmount
    let route: PayoutRoute
    /// Who is paid.
    let payee: Address
    /// The level in the recipient's attestation; nil on routes without one.
    let kycLevel: Int?
    /// The trusted recipient; nil on routes that do not use the registry.
    let recipient: Recipient?
    /// Whether a contract would be paid; nil if no node could say.
    let isContract: Bool?
    let policy: PayoutPolicy
    let now: Timestamp
    /// What was counted before this payout; a missing counter is 0.
    let counted: [CounterKey: Int64]

    /// A case from facts that were gathered before; no rule looks anything up.
    package init(
        amount: AssetAmount, route: PayoutRoute, payee: Address, kycLevel: Int?, recipient: Recipient?,
        isContract: Bool?, policy: PayoutPolicy, now: Timestamp, counted: [CounterKey: Int64]
    ) {
        self.amount = amount
        self.route = route
        self.payee = payee
        self.kycLevel = kycLevel
        self.recipient = recipient
        self.isContract = isContract
        self.policy = policy
        self.now = now
        self.counted = counted
    }

    var limits: RouteLimits { policy[amount.asset][route] }

    /// The current counter of `scope`.
    func counter(_ scope: PayoutScope, _ period: PayoutPeriod.Kind) -> CounterKey {
        .payouts(amount.asset, scope, PayoutPeriod(period, at: now))
    }

    /// Whether the payout fits under `limit`, with what was counted before it.
    func outcome(_ rule: PolicyRuleName, limit: Int64, counted key: CounterKey) -> RuleOutcome {
        let asset = amount.asset
        let left = max(0, limit - (counted[key] ?? 0))
        return RuleOutcome(
            rule: rule, passed: amount.units <= left, limit: AssetAmount(asset, units: limit),
            left: AssetAmount(asset, units: left),
            ceiling: RuleOutcome.Ceiling(key: key, units: limit))
    }
}
