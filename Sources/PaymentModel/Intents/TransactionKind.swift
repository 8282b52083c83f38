/// The kinds of transaction that the service makes.
public enum TransactionKind: String, Codable, Sendable, CaseIterable {
    case usdtTransfer = "usdt_transfer"
    case usdtApprove = "usdt_approve"
    /// Of another token than USDT.
    case tokenTransfer = "token_transfer"
    /// Of another token than USDT.
    case tokenApprove = "token_approve"
    case trxTransfer = "trx_transfer"
    case stake
    case unstake
    case delegate
    case undelegate
    case withdrawUnstaked = "withdraw_unstaked"
    case cancelUnstake = "cancel_unstake"
    case vote
    case claimRewards = "claim_rewards"
}
