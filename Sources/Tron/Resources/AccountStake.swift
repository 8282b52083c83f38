/// Stake 2.0 of an account.
public struct AccountStake: Hashable, Sendable {
    /// Own stake that is not delegated.
    public let staked: StakeByResource
    /// Own stake that is delegated to others.
    public let delegated: StakeByResource
    /// Amounts that are being unstaked.
    public let unstaking: UnstakingQueue
    /// The witnesses that it votes for.
    public let votes: [VoteWitnessContract.Vote]
    /// TRX that counts as votes, whole ones.
    public let tronPower: Int64
    /// When rewards were claimed last; nil if never.
    public let lastClaim: ChainTime?

    /// The stake as a node returns it.
    public init(
        staked: StakeByResource, delegated: StakeByResource, unstaking: UnstakingQueue,
        votes: [VoteWitnessContract.Vote], tronPower: Int64, lastClaim: ChainTime?
    ) {
        self.staked = staked
        self.delegated = delegated
        self.unstaking = unstaking
        self.votes = votes
        self.tronPower = tronPower
        self.lastClaim = lastClaim
    }

    /// The stake of an account that was never activated.
    public static let nothing = Self(
        staked: .nothing, delegated: .nothing, unstaking: UnstakingQueue([]), votes: [], tronPower: 0,
        lastClaim: nil)
}
