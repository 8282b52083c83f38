/// An amount on its way from stake to balance (java-tron: `Account.UnFreezeV2`).
public struct Unstaking: Hashable, Sendable {
    /// What the stake was for.
    public let resource: Resource
    /// How much TRX comes back.
    public let amount: Sun
    /// From when on it can be withdrawn.
    public let withdrawableAt: ChainTime

    /// An amount that can be withdrawn from a point on.
    public init(resource: Resource, amount: Sun, withdrawableAt: ChainTime) {
        self.resource = resource
        self.amount = amount
        self.withdrawableAt = withdrawableAt
    }
}

/// All amounts of an account that are being unstaked.
public struct UnstakingQueue: Hashable, Sendable {
    /// In the order in which they were begun.
    public private(set) var entries: [Unstaking]

    /// The most that can be under way at once (`UnfreezeBalanceV2Actuator.UNFREEZE_MAX_TIMES`).
    public static let entriesMax = 32

    /// A queue of these amounts, in the order in which they were unstaked.
    public init(_ entries: [Unstaking] = []) {
        self.entries = entries
    }

    /// How many more can be begun at `now` (`getavailableunfreezecount`). Those that can be withdrawn do not
    /// count.
    public func available(at now: ChainTime) -> Int {
        max(0, Self.entriesMax - entries.count { $0.withdrawableAt > now })
    }

    /// What can be withdrawn at `now` (`getcanwithdrawunfreezeamount`).
    ///
    /// - Throws: `StakeError.overflow`.
    public func withdrawable(at now: ChainTime) throws(StakeError) -> Sun {
        try Self.sum(entries.filter { $0.withdrawableAt <= now })
    }

    /// Begins to unstake `amount` of `staked` at `now`, and withdraws what is due, as the chain does along
    /// with it (`UnfreezeBalanceV2Actuator`).
    ///
    /// - Returns: What goes to the balance at once.
    /// - Throws: `StakeError` if the chain would refuse it; nothing is changed then.
    public mutating func begin(
        _ unstaking: Unstaking, of staked: Sun, at now: ChainTime
    ) throws(StakeError) -> Sun {
        guard staked > .zero else { throw .nothingStaked }
        guard unstaking.amount > .zero else { throw .tooLittle }
        guard unstaking.amount <= staked else { throw .overStake }
        guard available(at: now) > 0 else { throw .tooManyUnstakings }
        let withdrawn = try withdrawable(at: now)
        entries.removeAll { $0.withdrawableAt <= now }
        entries.append(unstaking)
        return withdrawn
    }

    /// Withdraws what is due at `now` (`WithdrawExpireUnfreezeActuator`).
    ///
    /// - Throws: `StakeError.nothingToWithdraw` if that is nothing.
    public mutating func withdraw(at now: ChainTime) throws(StakeError) -> Sun {
        let withdrawn = try withdrawable(at: now)
        guard withdrawn > .zero else { throw .nothingToWithdraw }
        entries.removeAll { $0.withdrawableAt <= now }
        return withdrawn
    }

    /// What `cancelallunfreezev2` brings about.
    public struct Cancellation: Hashable, Sendable {
        /// What was due, and goes to the balance.
        public let withdrawn: Sun
        /// What is staked again, by resource.
        public let restaked: [Resource: Sun]
    }

    /// Takes everything back: what is due goes to the balance, the rest is staked again
    /// (`CancelAllUnfreezeV2Actuator`).
    ///
    /// - Throws: `StakeError.nothingToCancel` if there is nothing.
    public mutating func cancelAll(at now: ChainTime) throws(StakeError) -> Cancellation {
        guard !entries.isEmpty else { throw .nothingToCancel }
        let withdrawn = try withdrawable(at: now)
        var restaked: [Resource: Sun] = [:]
        for entry in entries where entry.withdrawableAt > now {
            guard let sum = (restaked[entry.resource] ?? .zero).adding(entry.amount) else { throw .overflow }
            restaked[entry.resource] = sum
        }
        entries = []
        return Cancellation(withdrawn: withdrawn, restaked: restaked)
    }

    private static func sum(_ entries: [Unstaking]) throws(StakeError) -> Sun {
        var sum = Sun.zero
        for entry in entries {
            guard let next = sum.adding(entry.amount) else { throw .overflow }
            sum = next
        }
        return sum
    }
}
