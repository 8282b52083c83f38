import Tron

/// Applies every rule to a payout. The same case gives the same decision for an order, an evaluation, an item of a
/// batch and a retry.
package enum PolicyEvaluator {
    /// In the order in which a refusal names them.
    private static let rules: [any PolicyRule] = [
        MinimumRule(), PerPayoutRule(), PerRecipientPerDayRule(), PerDayRule(), KYCMinimumLevelRule(),
        RecipientPerPayoutRule(), RecipientPerDayRule(), NewRecipientWaitRule(), RecipientIsContractRule(),
        AllPerHourRule(), AllPerDayRule(),
    ]

    /// The outcome of every rule that applies to `matter`.
    package static func decide(_ matter: PolicyCase) -> PolicyDecision {
        PolicyDecision(
            outcomes: rules.compactMap { $0.outcome(for: matter) },
            approvalsRequired: matter.policy[matter.amount.asset].approval.approvals(
                for: matter.amount),
            countedIn: PayoutScope.counters(
                of: matter.amount.asset, route: matter.route, recipient: matter.payee, at: matter.now),
            amount: matter.amount)
    }
}
