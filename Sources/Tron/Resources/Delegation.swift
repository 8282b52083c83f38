import Foundation
import SwiftProtobuf

/// The rules of lending staked resources to others (Stake 2.0; java-tron: `DelegateResourceActuator`,
/// `UnDelegateResourceActuator`).
public enum Delegation {
    /// Blocks of a lock whose length is not named: 3 days (`DELEGATE_PERIOD`).
    public static let defaultLockBlocks: Int64 = 86_400
    /// Milliseconds between two blocks.
    private static let blockMilliseconds: Int64 = 3000
    /// `ChainConstant.DELEGATE_COST_BASE_SIZE`.
    private static let transactionBytes: Int64 = 275

    /// What an account has for a resource, and how much of that is in use.
    public struct Position: Hashable, Sendable {
        /// Own stake by the new rules that is not delegated (`frozenV2`).
        public var ownStake: Sun
        /// Stake by the old rules: its own, and what others delegate to it.
        public var oldStake: Sun
        /// What others delegate to it by the new rules (`acquired_delegated_frozenV2_balance_for_…`).
        public var received: Sun
        /// What it has used, recovered to the present slot.
        public var used: Int64

        /// The stakes of one account for one resource, and what it has used of them.
        public init(ownStake: Sun, oldStake: Sun = .zero, received: Sun = .zero, used: Int64) {
            self.ownStake = ownStake
            self.oldStake = oldStake
            self.received = received
            self.used = used
        }

        /// How much of its own stake can be delegated, never below 0. Use is put down to old stakes first,
        /// then to what was received, and only then to the account's own (`FreezeV2Util.getV2NetUsage`,
        /// `getV2EnergyUsage`).
        public func delegable(in pool: ResourcePool) -> Sun {
            let inUse = pool.stake(takenUpBy: used).value &- oldStake.value &- received.value
            return Sun(max(0, ownStake.value &- max(0, inUse)))
        }
    }

    /// What `getcandelegatedmaxsize` answers: under 1 TRX it is 0. For bandwidth the delegating transaction's
    /// own use is reserved (`Wallet.calcCanDelegatedBandWidthMaxSize`); pass `reservedBandwidth` then, and 0
    /// for energy.
    public static func mostDelegable(
        _ position: Position, in pool: ResourcePool, reserving bytes: Int64
    ) -> Sun {
        var position = position
        position.used &+= bytes
        let most = position.delegable(in: pool)
        return most < Staking.leastAmount ? .zero : most
    }

    /// An upper bound of what the delegating transaction takes
    /// (`TransactionUtil.estimateConsumeBandWidthSize`). `lockBlocksMax` is `getMaxDelegateLockPeriod` where
    /// longer locks than the default are allowed.
    public static func reservedBandwidth(ownStake: Sun, lockBlocksMax: Int64?) -> Int64 {
        var largest = Protocol_DelegateResourceContract()
        largest.lock = true
        largest.lockPeriod = lockBlocksMax ?? 0
        largest.balance = ownStake.value
        var least = Protocol_DelegateResourceContract()
        least.balance = Sun.perTRX
        return transactionBytes + Int64(max(0, largest.wireByteCount - least.wireByteCount))
    }

    /// Whether `amount` can be delegated.
    ///
    /// - Throws: `StakeError` if the chain would refuse it.
    public static func check(
        delegating amount: Sun, of position: Position, in pool: ResourcePool
    ) throws(StakeError) {
        guard amount >= Staking.leastAmount else { throw .tooLittle }
        guard amount <= position.delegable(in: pool) else { throw .stakeInUse }
    }

    /// Until when a delegation that is locked at `now` stays locked.
    ///
    /// - Parameters:
    ///   - blocks: The blocks that are asked for; 0 means 3 days.
    ///   - blocksMax: `getMaxDelegateLockPeriod`. Up to 86,400 the chain ignores `blocks` and locks for 3 days.
    ///   - existing: When an existing lock of the same kind ends. `nil` if there is none.
    ///   - now: The head block's time.
    /// - Throws: `StakeError.lockOutOfRange`, or `.lockTooShort` if `existing` ends later.
    public static func lockEnd(
        blocks: Int64, blocksMax: Int64, existing: ChainTime?, at now: ChainTime
    ) throws(StakeError) -> ChainTime {
        let isFree = blocksMax > defaultLockBlocks
        let length = isFree && blocks != 0 ? blocks : defaultLockBlocks
        guard !isFree || (0...blocksMax).contains(length) else { throw .lockOutOfRange }
        let end = ChainTime(milliseconds: now.milliseconds &+ length &* blockMilliseconds)
        if isFree, let existing, end < existing { throw .lockTooShort }
        return end
    }

    /// What has been delegated to one receiver for one resource: the chain keeps it in two records.
    public struct Record: Hashable, Sendable {
        /// What the owner can take back at any time.
        public var unlocked: Sun
        /// What the owner can take back from `lockEnd` on.
        public var locked: Sun
        /// When the lock ends.
        public var lockEnd: ChainTime

        /// A record of these amounts; without a lock by default.
        public init(unlocked: Sun, locked: Sun = .zero, lockEnd: ChainTime = ChainTime(milliseconds: 0)) {
            self.unlocked = unlocked
            self.locked = locked
            self.lockEnd = lockEnd
        }

        /// What can be taken back at `now`: a lock counts as ended only after its end.
        ///
        /// - Throws: `StakeError.overflow`.
        public func available(at now: ChainTime) throws(StakeError) -> Sun {
            guard lockEnd < now else { return unlocked }
            guard let sum = unlocked.adding(locked) else { throw .overflow }
            return sum
        }

        /// Takes `amount` back.
        ///
        /// - Throws: `StakeError` if the chain would refuse it; nothing is changed then.
        public mutating func takeBack(_ amount: Sun, at now: ChainTime) throws(StakeError) {
            guard amount > .zero else { throw .tooLittle }
            let available = try available(at: now)
            guard amount <= available, let rest = available.subtracting(amount) else { throw .overDelegation }
            if lockEnd < now { locked = .zero }
            unlocked = rest
        }
    }

    /// How much of the receiver's use goes back to the owner with `amount` of stake
    /// (`UnDelegateResourceActuator.execute`).
    ///
    /// - Parameters:
    ///   - amount: What is taken back.
    ///   - receiverStake: All that counts for the receiver, `amount` included.
    ///   - used: The receiver's, brought up to date.
    ///   - pool: Of the resource.
    public static func returnedUsage(
        takingBack amount: Sun, receiverStake: Sun, used: Int64, in pool: ResourcePool
    ) -> Int64 {
        // java-tron computes this in `double`; the same operations give the same integer: see `JavaArithmetic`.
        let share = Double(amount.value) / Double(receiverStake.value)
        return min(pool.amount(for: amount), JavaArithmetic.long(Double(used) * share))
    }
}

extension Protocol_DelegateResourceContract {
    /// Bytes on the wire.
    fileprivate var wireByteCount: Int {
        do {
            return try serializedData().count
        } catch {
            // No contract leads here: serializing fails for missing required fields and over 2 GiB only.
            preconditionFailure("proto3 messages have no required fields and are below 2 GiB: \(error)")
        }
    }
}
