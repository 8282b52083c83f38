public import Tron

/// What a transaction is to do. Each attempt makes its bytes from it.
public enum TransactionIntent: Codable, Hashable, Sendable {
    /// `amount` is of a token.
    case tokenTransfer(to: Address, amount: AssetAmount)
    /// `amount` is of TRX.
    case trxTransfer(to: Address, amount: AssetAmount)
    /// Lets `spender` move the owner's tokens, up to `allowance`.
    case tokenApprove(Token, spender: Address, allowance: Allowance)
    /// Locks TRX for the resource.
    case stake(StakeResource, amount: AssetAmount)
    /// Begins the withdrawal period of staked TRX (14 days).
    case unstake(StakeResource, amount: AssetAmount)
    /// `lockBlocks` is nil if it can be taken back at any time.
    case delegate(StakeResource, to: Address, amount: AssetAmount, lockBlocks: Int64?)
    /// Takes back what was delegated to `from`.
    case undelegate(StakeResource, from: Address, amount: AssetAmount)
    /// Returns all TRX whose withdrawal period has ended.
    case withdrawUnstaked
    /// Stakes again all TRX whose withdrawal period has not ended.
    case cancelUnstake
    /// Replaces all votes of the account by these.
    case vote([WitnessVote])
    /// Claims the rewards of votes; possible once a day.
    case claimRewards

    /// The transfer of `amount` to `recipient`, whatever the asset.
    package static func transfer(of amount: AssetAmount, to recipient: Address) -> Self {
        switch amount.asset {
        case .token: .tokenTransfer(to: recipient, amount: amount)
        case .trx: .trxTransfer(to: recipient, amount: amount)
        }
    }

    /// The name of the kind in the API.
    public var kind: TransactionKind {
        switch self {
        case .tokenTransfer(_, let amount):
            amount.asset.symbol == Token.usdtSymbol ? .usdtTransfer : .tokenTransfer
        case .trxTransfer: .trxTransfer
        case .tokenApprove(let token, _, _):
            token.symbol == Token.usdtSymbol ? .usdtApprove : .tokenApprove
        case .stake: .stake
        case .unstake: .unstake
        case .delegate: .delegate
        case .undelegate: .undelegate
        case .withdrawUnstaked: .withdrawUnstaked
        case .cancelUnstake: .cancelUnstake
        case .vote: .vote
        case .claimRewards: .claimRewards
        }
    }

    /// The other account, if there is one: the recipient, the spender, or the receiver of a delegation.
    public var recipient: Address? {
        switch self {
        case .tokenTransfer(let to, _), .trxTransfer(let to, _), .delegate(_, let to, _, _): to
        case .tokenApprove(_, let spender, _): spender
        case .undelegate(_, let receiver, _): receiver
        case .stake, .unstake, .withdrawUnstaked, .cancelUnstake, .vote, .claimRewards: nil
        }
    }

    /// The amount that is sent, staked or taken back; nil if there is none, and for an unlimited allowance.
    public var amount: AssetAmount? {
        switch self {
        case .tokenTransfer(_, let amount), .trxTransfer(_, let amount), .stake(_, let amount),
            .unstake(_, let amount), .delegate(_, _, let amount, _), .undelegate(_, _, let amount):
            amount
        case .tokenApprove(_, _, .amount(let amount)): amount
        case .tokenApprove(_, _, .unlimited), .withdrawUnstaked, .cancelUnstake, .vote, .claimRewards: nil
        }
    }

    /// The amount that leaves the spendable balance; nil if nothing does.
    public var outflow: AssetAmount? {
        switch self {
        case .tokenTransfer(_, let amount), .trxTransfer(_, let amount), .stake(_, let amount): amount
        case .tokenApprove, .unstake, .delegate, .undelegate, .withdrawUnstaked, .cancelUnstake, .vote,
            .claimRewards:
            nil
        }
    }

    /// The resource, for kinds that are about stake.
    public var resource: StakeResource? {
        switch self {
        case .stake(let resource, _), .unstake(let resource, _), .delegate(let resource, _, _, _),
            .undelegate(let resource, _, _):
            resource
        case .tokenTransfer, .trxTransfer, .tokenApprove, .withdrawUnstaked, .cancelUnstake, .vote,
            .claimRewards:
            nil
        }
    }

    /// The asset that is sent, may be spent, or is staked; nil for other kinds.
    public var asset: Asset? {
        switch self {
        case .tokenTransfer(_, let amount), .trxTransfer(_, let amount): amount.asset
        case .tokenApprove(let token, _, _): .token(token)
        case .stake, .unstake, .delegate, .undelegate: .trx
        case .withdrawUnstaked, .cancelUnstake, .vote, .claimRewards: nil
        }
    }

    /// The token whose contract it calls; nil if it calls none.
    package var token: Token? {
        switch self {
        case .tokenTransfer(_, let amount): amount.asset.token
        case .tokenApprove(let token, _, _): token
        case .trxTransfer, .stake, .unstake, .delegate, .undelegate, .withdrawUnstaked, .cancelUnstake,
            .vote, .claimRewards:
            nil
        }
    }
}
