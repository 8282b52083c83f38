package import PaymentModel
import Tron

/// Judges what callers order directly - transfers, allowances, stakes and delegations - by the policy of payouts.
package struct MovementJudge: Sendable {
    let store: any Store
    let policy: PayoutPolicy

    /// A judge by `policy`, of what is counted in `store`.
    package init(store: any Store, policy: PayoutPolicy) {
        self.store = store
        self.policy = policy
    }

    /// What an order may count, once it is judged.
    struct Permit {
        /// What the commit counts, with the ceilings that it checks.
        let counters: [CounterChange]
        /// The trusted recipient whose limits were applied: must not have changed in the commit.
        let recipient: Recipient?
    }

    /// What `intent`, ordered by `subject`, may count at `now`; nil if it moves nothing outwards.
    ///
    /// - Throws: `PaymentError` with `policyViolation`; `StoreError`.
    func permit(_ intent: TransactionIntent, by subject: String, at now: Timestamp) async throws -> Permit? {
        if case .tokenApprove(let token, _, .unlimited) = intent {
            try requireUnlimitedAllowances(of: token)
        }
        guard let movement = intent.movement(by: subject) else { return nil }
        var facts = PolicyCase.Facts()
        if let payee = movement.payee { facts.recipient = try await store.trustedRecipient(at: payee) }
        let keys = movement.counters(at: now)
        facts.counted = Dictionary(zip(keys, try await store.counters(keys))) { first, _ in first }
        let decision = PolicyEvaluator.decide(PolicyCase(movement, facts, policy: policy, now: now))
        if let refusal = decision.refusal { throw refusal }
        return Permit(counters: decision.counterChanges, recipient: facts.recipient)
    }

    private func requireUnlimitedAllowances(of token: Token) throws(PaymentError) {
        guard !policy[.token(token)].allowsUnlimitedAllowances else { return }
        var error = PaymentError(
            .policyViolation, "The policy does not allow unlimited allowances of \(token.symbol).")
        error.rule = PolicyRuleName.unlimitedAllowance.rawValue
        throw error
    }
}
