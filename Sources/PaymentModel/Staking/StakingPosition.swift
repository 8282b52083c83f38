package import Tron

/// What the chain says of an account's stake, read before something is signed.
package struct StakingPosition: Sendable {
    package let stake: AccountStake
    /// The head block's time: what "now" is for waiting periods.
    package let now: ChainTime

    package init(
        stake: AccountStake, now: ChainTime
    ) {
        self.stake = stake
        self.now = now
    }
}
