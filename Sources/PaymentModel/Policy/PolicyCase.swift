/// A movement with everything that rules look at.
package struct PolicyCase: Sendable {
    let movement: CountedMovement
    let facts: Facts
    let policy: PayoutPolicy
    let now: Timestamp

    /// What was looked up about a movement before it is judged; no rule looks anything up.
    package struct Facts: Sendable {
        /// The level in the recipient's attestation; nil on routes without one.
        package var kycLevel: Int?
        /// The trusted recipient of the payee's address, on routes that its limits apply to.
        package var recipient: Recipient?
        /// Whether a contract would be paid; nil if no node could say, or if it does not matter.
        package var isContract: Bool?
        /// What was counted before this movement; a missing counter is 0.
        package var counted: [CounterKey: Int64]

        /// Facts of a movement.
        package init(
            kycLevel: Int? = nil, recipient: Recipient? = nil, isContract: Bool? = nil,
            counted: [CounterKey: Int64] = [:]
        ) {
            self.kycLevel = kycLevel
            self.recipient = recipient
            self.isContract = isContract
            self.counted = counted
        }
    }

    /// A case to be decided at `now`.
    package init(_ movement: CountedMovement, _ facts: Facts, policy: PayoutPolicy, now: Timestamp) {
        self.movement = movement
        self.facts = facts
        self.policy = policy
        self.now = now
    }

    var amount: AssetAmount { movement.amount }

    var route: MovementRoute { movement.route }

    /// The limits of the asset.
    var assetPolicy: AssetPolicy { policy[amount.asset] }

    /// The limits of the route.
    var limits: RouteLimits { assetPolicy[route] }

    /// The limits of whoever ordered it; nil if there are none.
    var subjectLimits: PeriodLimits? { movement.subject.flatMap { assetPolicy.subjects[$0] } }

    /// The current counter of `scope`.
    func counter(_ scope: MovementScope, _ period: PayoutPeriod.Kind) -> CounterKey {
        .moved(amount.asset, scope, PayoutPeriod(period, at: now))
    }

    /// Whether the movement fits under `limit`, with what was counted before it.
    func outcome(_ rule: PolicyRuleName, limit: Int64, counted key: CounterKey) -> RuleOutcome {
        let asset = amount.asset
        let left = max(0, limit - (facts.counted[key] ?? 0))
        return RuleOutcome(
            rule: rule, passed: amount.units <= left, limit: AssetAmount(asset, units: limit),
            left: AssetAmount(asset, units: left),
            ceiling: RuleOutcome.Ceiling(key: key, units: limit))
    }
}
