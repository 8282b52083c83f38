import Tron

/// Applies every rule to a movement. The same case gives the same decision for an order, an evaluation, an item of a
/// batch, a transfer, a retry, and again when something is signed.
package enum PolicyEvaluator {
    /// In the order in which a refusal names them.
    private static let rules: [any PolicyRule] = [
        MinimumRule(), ApprovalRequiredRule(), PerPayoutRule(), PerRecipientPerDayRule(), PerDayRule(),
        KYCMinimumLevelRule(), RecipientPerPayoutRule(), RecipientPerDayRule(), NewRecipientWaitRule(),
        RecipientIsContractRule(), AllPerHourRule(), AllPerDayRule(), SubjectPerHourRule(),
        SubjectPerDayRule(),
    ]

    /// The outcome of every rule that applies to `matter`.
    package static func decide(_ matter: PolicyCase) -> PolicyDecision {
        PolicyDecision(
            outcomes: rules.compactMap { $0.outcome(for: matter) },
            approvalsRequired: matter.assetPolicy.approval.approvals(for: matter.amount),
            of: matter.movement, at: matter.now)
    }
}
