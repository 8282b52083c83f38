package import Tron

/// An account's stake on the chain, read before something is signed.
package struct StakingPosition: Sendable {
    /// What is staked, delegated, being withdrawn and voted for.
    package let stake: AccountStake
    /// The head block's time, which is "now" for waiting periods.
    package let now: ChainTime

    /// The stake at the head block, and that block's time.
    package init(stake: AccountStake, now: ChainTime) {
        self.stake = stake
        self.now = now
    }
}
