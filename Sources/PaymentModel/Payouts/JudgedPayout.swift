/// A payout that passed all checks except, possibly, the policy.
package struct JudgedPayout: Sendable {
    /// The order with everything that was looked up.
    package let order: PayoutOrder
    /// The wallet that pays.
    package let wallet: Wallet
    /// The trusted recipient, on the direct route.
    package let recipient: Recipient?
    /// What the policy says, with the counters to change.
    package let decision: PolicyDecision
    /// Whether no node could say that the recipient is not a contract.
    package let isRecipientUnchecked: Bool

    /// The outcome of judging `order`.
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
