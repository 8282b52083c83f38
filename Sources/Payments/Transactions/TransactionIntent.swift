public import Tron

/// What a transaction is to do, as it was asked for; the bytes are made from it anew at each attempt.
public enum TransactionIntent: Codable, Hashable, Sendable {
    case usdtTransfer(to: Address, amount: AssetAmount)
    case trxTransfer(to: Address, amount: AssetAmount)

    /// The name of the kind in the API.
    public var kind: TransactionKind {
        switch self {
        case .usdtTransfer: .usdtTransfer
        case .trxTransfer: .trxTransfer
        }
    }

    /// Who receives, where somebody does.
    public var recipient: Address? {
        switch self {
        case .usdtTransfer(let to, _), .trxTransfer(let to, _): to
        }
    }

    /// What is sent, where something is.
    public var amount: AssetAmount? {
        switch self {
        case .usdtTransfer(_, let amount), .trxTransfer(_, let amount): amount
        }
    }
}

/// The kinds of transaction that the service makes.
public enum TransactionKind: String, Codable, Sendable, CaseIterable {
    case usdtTransfer = "usdt_transfer"
    case usdtApprove = "usdt_approve"
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
