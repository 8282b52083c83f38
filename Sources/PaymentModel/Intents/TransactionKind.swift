/// The kinds of transaction that the service makes.
public enum TransactionKind: String, Codable, Sendable, CaseIterable {
    /// A transfer of USDT.
    case usdtTransfer = "usdt_transfer"
    /// An allowance of USDT.
    case usdtApprove = "usdt_approve"
    /// Of another token than USDT.
    case tokenTransfer = "token_transfer"
    /// Of another token than USDT.
    case tokenApprove = "token_approve"
    /// A transfer of TRX.
    case trxTransfer = "trx_transfer"
    /// TRX locked for energy or bandwidth.
    case stake
    /// Staked TRX sent into its withdrawal period.
    case unstake
    /// Stake lent to another account.
    case delegate
    /// Lent stake taken back.
    case undelegate
    /// TRX taken out after its withdrawal period.
    case withdrawUnstaked = "withdraw_unstaked"
    /// TRX staked again within its withdrawal period.
    case cancelUnstake = "cancel_unstake"
    /// Votes for witnesses.
    case vote
    /// Rewards of votes.
    case claimRewards = "claim_rewards"
}
