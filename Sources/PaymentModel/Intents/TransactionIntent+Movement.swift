extension TransactionIntent {
    /// What a caller's order moves outwards, as the policy counts it; nil if it only takes back, votes or claims.
    ///
    /// An allowance counts as if all of it were spent. Unlimited ones are no amount: see
    /// `AssetPolicy.allowsUnlimitedAllowances`.
    package func movement(by subject: String) -> CountedMovement? {
        switch self {
        case .tokenTransfer(let to, let amount), .trxTransfer(let to, let amount),
            .delegate(_, let to, let amount, _):
            CountedMovement(amount, route: .transfers, to: to, by: subject)
        case .tokenApprove(_, let spender, .amount(let amount)):
            amount.units > 0 ? CountedMovement(amount, route: .transfers, to: spender, by: subject) : nil
        case .stake(_, let amount): CountedMovement(amount, route: .transfers, to: nil, by: subject)
        case .tokenApprove(_, _, .unlimited), .unstake, .undelegate, .withdrawUnstaked, .cancelUnstake, .vote,
            .claimRewards:
            nil
        }
    }
}
