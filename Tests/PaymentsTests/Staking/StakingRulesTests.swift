import Testing
import Tron

@testable import PaymentModel

@Suite("The rules of staking, at their bounds")
struct StakingRulesTests {
    private static let now = ChainTime(milliseconds: 1_700_000_000_000)

    private func position(
        energy: Int64 = 0, bandwidth: Int64 = 0, unstaking: [Unstaking] = [], power: Int64 = 0,
        lastClaim: ChainTime? = nil
    ) -> StakingPosition {
        StakingPosition(
            stake: AccountStake(
                staked: StakeByResource(energy: Sun(energy), bandwidth: Sun(bandwidth)),
                delegated: .nothing, unstaking: UnstakingQueue(unstaking), votes: [], tronPower: power,
                lastClaim: lastClaim),
            now: Self.now)
    }

    private func waiting(_ count: Int, until end: ChainTime) -> [Unstaking] {
        Array(repeating: Unstaking(resource: .energy, amount: Sun(5), withdrawableAt: end), count: count)
    }

    /// The code of the refusal; nil if there is none.
    private func refusal(_ check: () throws(PaymentError) -> Void) -> PaymentError.Code? {
        do throws(PaymentError) {
            try check()
            return nil
        } catch {
            return error.code
        }
    }

    @Test(
        "all of a resource's stake can be unstaked, and not one sun more", arguments: StakeResource.allCases)
    func unstake(resource: StakeResource) {
        let position = resource == .energy ? position(energy: 7_000_000) : position(bandwidth: 7_000_000)
        let other = StakeResource.allCases.first { $0 != resource } ?? resource
        func refusal(_ units: Int64, of resource: StakeResource) -> PaymentError.Code? {
            self.refusal { () throws(PaymentError) in
                try StakingRules.checkUnstake(Samples.amount(units, .trx), of: resource, at: position)
            }
        }

        #expect(refusal(7_000_000, of: resource) == nil)
        #expect(refusal(7_000_001, of: resource) == .insufficientStake)
        #expect(refusal(1, of: other) == .insufficientStake)
    }

    @Test("32 withdrawal periods run at once; one that has ended, to the millisecond, does not count")
    func slots() {
        let later = Self.now.adding(.milliseconds(1))
        func refusal(_ unstaking: [Unstaking]) -> PaymentError.Code? {
            let position = position(energy: 1, unstaking: unstaking)
            return self.refusal { () throws(PaymentError) in
                try StakingRules.checkUnstake(Samples.amount(1, .trx), of: .energy, at: position)
            }
        }

        #expect(refusal(waiting(31, until: later)) == nil)
        #expect(refusal(waiting(32, until: later)) == .unstakeSlotsExhausted)
        #expect(refusal(waiting(31, until: later) + waiting(1, until: Self.now)) == nil)
    }

    @Test("what is free can be delegated, and not one sun more")
    func delegate() {
        func refusal(_ units: Int64) -> PaymentError.Code? {
            self.refusal { () throws(PaymentError) in
                try StakingRules.checkDelegate(
                    Samples.amount(units, .trx), of: .energy, delegable: Sun(2_000_000))
            }
        }

        #expect(refusal(2_000_000) == nil)
        #expect(refusal(2_000_001) == .insufficientStake)
    }

    @Test("what has passed its period can be withdrawn, to the millisecond; the rest can be cancelled")
    func withdraw() {
        func withdrawal(_ unstaking: [Unstaking]) -> PaymentError.Code? {
            refusal { () throws(PaymentError) in
                try StakingRules.checkWithdraw(at: position(unstaking: unstaking))
            }
        }
        func cancellation(_ unstaking: [Unstaking]) -> PaymentError.Code? {
            refusal { () throws(PaymentError) in
                try StakingRules.checkCancelUnstake(at: position(unstaking: unstaking))
            }
        }
        let later = waiting(1, until: Self.now.adding(.milliseconds(1)))

        #expect(withdrawal([]) == .nothingToWithdraw)
        #expect(withdrawal(later) == .nothingToWithdraw)
        #expect(withdrawal(later + waiting(1, until: Self.now)) == nil)
        #expect(cancellation([]) == .invalidState)
        #expect(cancellation(later) == nil)
    }

    @Test("votes are as many as there is TRON power at most, also where their sum does not fit")
    func votes() {
        func refusal(_ counts: [Int64]) -> PaymentError.Code? {
            let votes = counts.map { WitnessVote(witness: Samples.address(UInt64($0 % 7)), count: $0) }
            return self.refusal { () throws(PaymentError) in
                try StakingRules.checkVotes(votes, at: position(power: 10))
            }
        }

        #expect(refusal([4, 6]) == nil)
        #expect(refusal([5, 6]) == .insufficientStake)
        #expect(refusal([.max, 1]) == .insufficientStake)
        #expect(refusal([.max, .max, 2]) == .insufficientStake)
    }

    @Test("rewards are claimed once in 24 hours, where there are any")
    func claim() {
        let day = Duration.seconds(86_400)
        func refusal(_ sun: Int64, after last: ChainTime?) -> PaymentError.Code? {
            self.refusal { () throws(PaymentError) in
                try StakingRules.checkClaim(Sun(sun), at: position(lastClaim: last))
            }
        }
        let yesterday = ChainTime(milliseconds: Self.now.milliseconds - 86_400_000)

        #expect(refusal(1, after: nil) == nil)
        #expect(refusal(1, after: yesterday) == nil)
        #expect(refusal(1, after: yesterday.adding(.milliseconds(1))) == .claimTooEarly)
        #expect(refusal(0, after: yesterday) == .nothingToWithdraw)
        #expect(refusal(0, after: nil) == .nothingToWithdraw)
        #expect(StakingRules.nextClaim(after: Self.now) == Self.now.adding(day))
        #expect(StakingRules.nextClaim(after: nil) == nil)
    }
}
