package import Tron

/// The rules of Stake 2.0, checked before anything is signed, each with its own code. The chain checks them again
/// (java-tron: the actuators that `Tron` names); checking them here saves a fee and minutes.
package enum StakingRules {
    private enum Limits {
        /// Between two claims (java-tron: `WithdrawBalanceActuator`, `WitnessAllowanceFrozenTime` of one day).
        static let claimInterval = Duration.seconds(86_400)
        static let blockSeconds: Int64 = 3
    }

    /// Checks that `amount` of stake for `resource` can be unstaked.
    package static func checkUnstake(
        _ amount: AssetAmount, of resource: StakeResource, at position: StakingPosition
    ) throws(PaymentError) {
        guard position.stake.unstaking.available(at: position.now) > 0 else {
            throw PaymentError(
                .unstakeSlotsExhausted,
                "\(UnstakingQueue.entriesMax) withdrawal periods run already: withdraw or wait.")
        }
        let staked = position.stake.staked[resource.resource]
        guard amount.units <= staked.value else {
            throw PaymentError(
                .insufficientStake,
                "\(staked.trxText) TRX are staked for \(resource.rawValue) and not delegated.")
        }
    }

    /// Checks that `amount` can be delegated, of which `delegable` is not in use.
    package static func checkDelegate(
        _ amount: AssetAmount, of resource: StakeResource, delegable: Sun
    ) throws(PaymentError) {
        guard amount.units <= delegable.value else {
            throw PaymentError(
                .insufficientStake,
                "\(delegable.trxText) TRX of stake for \(resource.rawValue) are free to be delegated now.")
        }
    }

    /// The blocks that a lock of `seconds` has; nil if nothing is to be locked.
    ///
    /// - Parameter blocksMax: `getMaxDelegateLockPeriod`. Up to three days' blocks, it means that no other lock is
    ///   possible.
    package static func lockBlocks(seconds: Int64?, blocksMax: Int64) throws(PaymentError) -> Int64? {
        guard let seconds else { return nil }
        guard seconds % Limits.blockSeconds == 0 else {
            throw PaymentError.invalid([
                .init("/lock_seconds", "must be a multiple of the block interval, 3")
            ])
        }
        let blocks = seconds / Limits.blockSeconds
        let isFree = blocksMax > Delegation.defaultLockBlocks
        guard isFree ? blocks <= blocksMax : blocks == Delegation.defaultLockBlocks else {
            let most = max(blocksMax, Delegation.defaultLockBlocks) * Limits.blockSeconds
            throw PaymentError.invalid([
                .init("/lock_seconds", isFree ? "must be at most \(most) here" : "must be \(most) here")
            ])
        }
        return blocks
    }

    /// Checks that a lock of `blocks` can be added to the existing delegations.
    package static func checkLock(
        _ blocks: Int64?, blocksMax: Int64, beside delegations: [StakeDelegation], of resource: StakeResource,
        at now: ChainTime
    ) throws(PaymentError) {
        guard let blocks else { return }
        let existing = delegations.filter { $0.resource == resource.resource }.compactMap(\.lockedUntil).max()
        do {
            _ = try Delegation.lockEnd(blocks: blocks, blocksMax: blocksMax, existing: existing, at: now)
        } catch {
            throw PaymentError(
                .invalidState, "An earlier delegation to this receiver is locked for longer.")
        }
    }

    /// Checks that `amount` of what is delegated can be taken back.
    package static func checkUndelegate(
        _ amount: AssetAmount, of resource: StakeResource, from delegations: [StakeDelegation],
        at now: ChainTime
    ) throws(PaymentError) {
        // A lock counts as ended only after its end.
        let free = delegations.filter { delegation in
            delegation.resource == resource.resource && (delegation.lockedUntil.map { $0 < now } ?? true)
        }
        let available = free.reduce(Int64(0)) { $0.addingWithinBounds($1.amount.value) }
        guard amount.units <= available else {
            throw PaymentError(
                .insufficientStake,
                "\(Sun(available).trxText) TRX are delegated to this receiver for \(resource.rawValue) and not locked."
            )
        }
    }

    /// Checks that something has passed its withdrawal period.
    package static func checkWithdraw(at position: StakingPosition) throws(PaymentError) {
        let due = try? position.stake.unstaking.withdrawable(at: position.now)
        guard let due, due > .zero else {
            throw PaymentError(.nothingToWithdraw, "No withdrawal period has ended.")
        }
    }

    /// Checks that something is in its withdrawal period.
    package static func checkCancelUnstake(at position: StakingPosition) throws(PaymentError) {
        guard !position.stake.unstaking.entries.isEmpty else {
            throw PaymentError(.invalidState, "Nothing is being withdrawn from stake.")
        }
    }

    /// Checks that the account has enough voting power.
    package static func checkVotes(_ votes: [WitnessVote], at position: StakingPosition) throws(PaymentError)
    {
        var sum: Int64 = 0
        for vote in votes {
            let (next, overflow) = sum.addingReportingOverflow(vote.count)
            sum = overflow ? .max : next
        }
        guard sum <= position.stake.tronPower else {
            throw PaymentError(
                .insufficientStake, "The stake gives \(position.stake.tronPower) TRON power, not \(sum).")
        }
    }

    /// Checks that there are rewards and that they can be claimed now.
    package static func checkClaim(_ reward: Sun, at position: StakingPosition) throws(PaymentError) {
        if let next = nextClaim(after: position.stake.lastClaim), next > position.now {
            throw PaymentError(
                .claimTooEarly,
                "The next claim is possible at \(Timestamp(milliseconds: next.milliseconds).text).")
        }
        guard reward > .zero else { throw PaymentError(.nothingToWithdraw, "There are no rewards to claim.") }
    }

    /// When the next claim is possible.
    package static func nextClaim(after last: ChainTime?) -> ChainTime? {
        last.map { $0.adding(Limits.claimInterval) }
    }
}
