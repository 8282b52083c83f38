/// A payout that passed everything but, perhaps, the policy.
package struct JudgedPayout: Sendable {
    /// With all that was looked up.
    package let order: PayoutOrder
    package let wallet: Wallet
    /// Of the registry, on the direct route.
    package let recipient: Recipient?
    package let decision: PolicyDecision
    /// Whether no node could say that the recipient is no contract.
    package let isRecipientUnchecked: Bool

    package init(
        order: PayoutOrder, wallet: Wallet, recipient: Recipient?, decision: PolicyDecision,
        isRecipientUnchecked: Bool
    ) {
        self.order = order
        self.wallet = wallet
        self.recipient = recipient
        self.decision = decision
        self.isRecipientUnchecked = isRecipientUnchecked
    }
}
