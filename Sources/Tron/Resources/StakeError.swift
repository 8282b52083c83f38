/// Why the chain would refuse a transaction of Stake 2.0.
public enum StakeError: String, Error, Hashable, Sendable, CaseIterable {
    /// Less than 1 TRX, or nothing.
    case tooLittle = "too_little"
    /// More than the account has.
    case insufficientBalance = "insufficient_balance"
    /// Nothing is staked for that resource.
    case nothingStaked = "nothing_staked"
    /// More than is staked and not delegated.
    case overStake = "over_stake"
    /// 32 amounts are being unstaked already.
    case tooManyUnstakings = "too_many_unstakings"
    /// No amount is past its waiting time.
    case nothingToWithdraw = "nothing_to_withdraw"
    /// No amount is being unstaked.
    case nothingToCancel = "nothing_to_cancel"
    /// More than the part of the stake whose resource is not in use.
    case stakeInUse = "stake_in_use"
    /// Under 0 or over the chain's longest lock.
    case lockOutOfRange = "lock_out_of_range"
    /// It would end before an existing lock.
    case lockTooShort = "lock_too_short"
    /// More than is delegated and not locked.
    case overDelegation = "over_delegation"
    /// No votes, more than 30, or one for nothing.
    case badVotes = "bad_votes"
    /// More votes than TRON power.
    case insufficientPower = "insufficient_power"
    /// A sum does not fit 64 bits.
    case overflow
}
