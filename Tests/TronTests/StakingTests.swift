import Testing
import Tron

@Suite("The rules of Stake 2.0")
struct StakingTests {
    private let day: Int64 = 86_400_000
    func time(_ days: Int64) -> ChainTime { ChainTime(milliseconds: days * day) }
    private func entry(_ amount: Sun, on day: Int64, _ resource: Resource = .energy) -> Unstaking {
        Unstaking(resource: resource, amount: amount, withdrawableAt: time(day))
    }

    @Test("at least 1 TRX is staked, and no more than there is")
    func staking() throws {
        try Staking.check(staking: 1_000_000, from: 1_000_000)
        #expect(throws: StakeError.tooLittle) { try Staking.check(staking: 999_999, from: 2_000_000) }
        #expect(throws: StakeError.insufficientBalance) {
            try Staking.check(staking: 1_000_001, from: 1_000_000)
        }
        #expect(Staking.weight(of: 1_999_999) == 1)
        #expect(Staking.withdrawable(unstakedAt: time(1), delayDays: 14) == time(15))
    }

    @Test("unstaking withdraws what is due, and 32 can wait at once")
    func unstaking() throws {
        var queue = UnstakingQueue((0..<32).map { _ in entry(5, on: 10) } + [entry(7, on: 3)])
        #expect(queue.available(at: time(3)) == 0)
        #expect(throws: StakeError.tooManyUnstakings) {
            try queue.begin(entry(1, on: 20), of: 100, at: time(3))
        }
        #expect(queue.entries.count == 33)

        let withdrawn = try queue.begin(entry(100, on: 24), of: 100, at: time(10))

        #expect(withdrawn == 167)
        #expect(queue.entries == [entry(100, on: 24)])
        #expect(queue.available(at: time(10)) == 31)
    }

    @Test(
        "what can't be unstaked is refused",
        arguments: [
            (0, 0, .nothingStaked), (0, 5, .tooLittle), (6, 5, .overStake), (-1, 5, .tooLittle),
        ] as [(Int64, Int64, StakeError)])
    func refused(amount: Int64, staked: Int64, error: StakeError) {
        var queue = UnstakingQueue()
        #expect(throws: error) { try queue.begin(entry(Sun(amount), on: 1), of: Sun(staked), at: time(0)) }
        #expect(queue.entries.isEmpty)
    }

    @Test("withdrawing takes what is due, and nothing is refused")
    func withdrawing() throws {
        var queue = UnstakingQueue([entry(5, on: 10), entry(6, on: 11)])

        #expect(throws: StakeError.nothingToWithdraw) { try queue.withdraw(at: time(9)) }
        #expect(try queue.withdraw(at: time(10)) == 5)
        #expect(queue.entries == [entry(6, on: 11)])
    }

    @Test("cancelling stakes again what is not due")
    func cancelling() throws {
        var queue = UnstakingQueue([
            entry(5, on: 10), entry(6, on: 11), entry(7, on: 12), entry(8, on: 12, .bandwidth),
        ])

        let cancellation = try queue.cancelAll(at: time(10))

        #expect(cancellation.withdrawn == 5)
        #expect(cancellation.restaked == [.energy: 13, .bandwidth: 8])
        #expect(throws: StakeError.nothingToCancel) { try queue.cancelAll(at: time(10)) }
    }

    @Test("sums that do not fit are errors")
    func overflow() throws {
        var queue = UnstakingQueue([entry(Sun(.max), on: 1), entry(1, on: 1)])
        #expect(throws: StakeError.overflow) { try queue.withdraw(at: time(2)) }
        #expect(throws: StakeError.overflow) { try queue.cancelAll(at: time(0)) }
        #expect(throws: StakeError.overflow) { try Voting.power(of: [Sun(.max), 1]) }
    }
}
