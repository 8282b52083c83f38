import Testing
import Tron

extension StakingTests {
    @Test("use is put down to old stakes and received ones before the own")
    func delegation() throws {
        // A unit of the resource is 1 TRX of stake.
        let pool = ResourcePool(limit: 1000, weight: 1000)
        let position = Delegation.Position(
            ownStake: 10_000_000, oldStake: 2_000_000, received: 3_000_000, used: 7)

        #expect(position.delegable(in: pool) == 8_000_000)
        try Delegation.check(delegating: 8_000_000, of: position, in: pool)
        #expect(throws: StakeError.stakeInUse) {
            try Delegation.check(delegating: 8_000_001, of: position, in: pool)
        }
        #expect(throws: StakeError.tooLittle) {
            try Delegation.check(delegating: 999_999, of: position, in: pool)
        }
        #expect(Delegation.mostDelegable(position, in: pool, reserving: 7) == 1_000_000)
        #expect(Delegation.mostDelegable(position, in: pool, reserving: 8) == 0)
        #expect(Delegation.reservedBandwidth(ownStake: 1_000_000, lockBlocksMax: nil) == 277)
        #expect(Delegation.reservedBandwidth(ownStake: 1_000_000, lockBlocksMax: 864_000) == 281)
    }

    @Test("locks last three days unless the chain allows longer ones, and are never cut short")
    func locks() throws {
        let now = time(0)
        #expect(try Delegation.lockEnd(blocks: 5, blocksMax: 86_400, existing: time(9), at: now) == time(3))
        #expect(try Delegation.lockEnd(blocks: 0, blocksMax: 864_000, existing: nil, at: now) == time(3))
        #expect(
            try Delegation.lockEnd(blocks: 864_000, blocksMax: 864_000, existing: time(30), at: now)
                == time(30))
        #expect(throws: StakeError.lockOutOfRange) {
            try Delegation.lockEnd(blocks: 864_001, blocksMax: 864_000, existing: nil, at: now)
        }
        #expect(throws: StakeError.lockOutOfRange) {
            try Delegation.lockEnd(blocks: -1, blocksMax: 864_000, existing: nil, at: now)
        }
        #expect(throws: StakeError.lockTooShort) {
            try Delegation.lockEnd(blocks: 1, blocksMax: 864_000, existing: time(1), at: now)
        }
    }

    @Test("a lock is over only after its end, and ended locks join the rest")
    func takingBack() throws {
        var record = Delegation.Record(unlocked: 5, locked: 7, lockEnd: time(3))
        #expect(try record.available(at: time(3)) == 5)
        #expect(throws: StakeError.overDelegation) { try record.takeBack(6, at: time(3)) }
        #expect(throws: StakeError.tooLittle) { try record.takeBack(0, at: time(3)) }

        try record.takeBack(6, at: time(4))

        #expect(record.unlocked == 6 && record.locked == 0)
    }

    @Test("votes need power, and shrink in proportion when it goes")
    func votes() throws {
        let votes = [10, 5, 1].map { VoteWitnessContract.Vote(witness: .zero, count: $0) }
        try Voting.check(votes, power: 16_000_000)
        #expect(throws: StakeError.insufficientPower) { try Voting.check(votes, power: 15_999_999) }
        #expect(throws: StakeError.badVotes) { try Voting.check([], power: 1) }
        #expect(throws: StakeError.badVotes) {
            try Voting.check(Array(repeating: votes[0], count: 31), power: Sun(.max))
        }
        #expect(throws: StakeError.badVotes) {
            try Voting.check([.init(witness: .zero, count: 0)], power: Sun(.max))
        }
        #expect(throws: StakeError.overflow) {
            try Voting.check([.init(witness: .zero, count: .max)], power: Sun(.max))
        }

        #expect(Voting.reduced(votes, to: 16_000_000) == votes)
        #expect(Voting.reduced(votes, to: 8_000_000).map(\.count) == [5, 2])
        #expect(Voting.reduced(votes, to: 0).isEmpty)
    }

    @Test("the least stake for an amount gives it, and one sun less does not")
    func stakeGiving() throws {
        let pool = ResourcePool(limit: 180_000_000_000, weight: 19_149_350_904)
        for amount: Int64 in [1, 65_000, 130_285, 1_000_000_000] {
            let stake = try #require(pool.stake(giving: amount))
            #expect(pool.amount(for: stake) >= amount)
            #expect(pool.amount(for: Sun(stake.value - 1)) < amount)
        }
        #expect(pool.stake(giving: 0) == 0)
        #expect(ResourcePool(limit: 1, weight: 1 << 60).stake(giving: .max) == nil)
    }
}
