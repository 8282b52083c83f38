/// The ways by which money leaves a wallet. Each has limits of its own in the policy.
public enum MovementRoute: String, Hashable, Sendable, CaseIterable {
    /// The three routes of payouts.
    case v0, kyc, direct
    /// What callers order directly: transfers, allowances, stakes and delegations.
    case transfers

    /// The route of a payout.
    public init(_ route: PayoutRoute) {
        self =
            switch route {
            case .v0: .v0
            case .kyc: .kyc
            case .direct: .direct
            }
    }
}
