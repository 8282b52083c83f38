/// The rules of staking and unstaking (Stake 2.0, TIP-467).
public enum Staking {
    /// The least that can be staked or delegated (`ChainConstant.TRX_PRECISION`).
    public static let leastAmount = Sun(Sun.perTRX)

    /// Whether `amount` can be staked out of `balance` (`FreezeBalanceV2Actuator.validate`).
    public static func check(staking amount: Sun, from balance: Sun) throws(StakeError) {
        guard amount >= leastAmount else { throw .tooLittle }
        guard amount <= balance else { throw .insufficientBalance }
    }

    /// When an amount whose unstaking begins at `now` can be withdrawn
    /// (`UnfreezeBalanceV2Actuator.calcUnfreezeExpireTime`). `delayDays` is `getUnfreezeDelayDays`.
    public static func withdrawable(unstakedAt now: ChainTime, delayDays: Int64) -> ChainTime {
        ChainTime(milliseconds: now.milliseconds &+ delayDays &* 86_400_000)
    }

    /// The whole TRX of `stake`: what it counts in a resource's weight and in TRON power.
    public static func weight(of stake: Sun) -> Int64 { stake.value / Sun.perTRX }
}
