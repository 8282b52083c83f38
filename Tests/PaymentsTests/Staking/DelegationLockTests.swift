import Testing
import Tron

@testable import PaymentModel

@Suite("Locks of delegations, at their bounds")
struct DelegationLockTests {
    private static let now = ChainTime(milliseconds: 1_700_000_000_000)
    private static let threeDays: Int64 = 86_400

    private func refusal(_ check: () throws(PaymentError) -> Void) -> PaymentError? {
        do throws(PaymentError) {
            try check()
            return nil
        } catch {
            return error
        }
    }

    @Test("a lock is as long as asked for where the chain lets it be chosen")
    func chosen() throws {
        let most: Int64 = 864_000
        func blocks(_ seconds: Int64?) throws(PaymentError) -> Int64? {
            try StakingRules.lockBlocks(seconds: seconds, blocksMax: most)
        }

        #expect(try blocks(nil) == nil)
        #expect(try blocks(3) == 1)
        #expect(try blocks(most * 3) == most)
        for seconds in [1, 2, 4, most * 3 + 1, most * 3 + 3] {
            let refusal = refusal { () throws(PaymentError) in _ = try blocks(seconds) }
            #expect(refusal?.code == .validationFailed)
            #expect(refusal?.violations.map(\.location) == ["/lock_seconds"])
        }
    }

    @Test("elsewhere it is three days, and nothing else", arguments: [0, 1, 86_399, 86_400] as [Int64])
    func fixed(blocksMax: Int64) throws {
        #expect(
            try StakingRules.lockBlocks(seconds: Self.threeDays * 3, blocksMax: blocksMax) == Self.threeDays)
        for seconds in [3, Self.threeDays * 3 - 3, Self.threeDays * 3 + 3] {
            let refusal = refusal { () throws(PaymentError) in
                _ = try StakingRules.lockBlocks(seconds: seconds, blocksMax: blocksMax)
            }
            #expect(refusal?.violations.map(\.detail) == ["must be 259200 here"])
        }
    }

    @Test("a lock that is there is not shortened, one of another resource does not matter")
    func beside() {
        let end = Self.now.adding(.seconds(300))
        func code(_ blocks: Int64?, _ delegations: [StakeDelegation]) -> PaymentError.Code? {
            refusal { () throws(PaymentError) in
                try StakingRules.checkLock(
                    blocks, blocksMax: 864_000, beside: delegations, of: .energy, at: Self.now)
            }?.code
        }
        let locked = StakeDelegation(resource: .energy, amount: Sun(1), lockedUntil: end)
        let shorter = StakeDelegation(resource: .energy, amount: Sun(1), lockedUntil: Self.now)
        let other = StakeDelegation(resource: .bandwidth, amount: Sun(1), lockedUntil: end)
        let free = StakeDelegation(resource: .energy, amount: Sun(1), lockedUntil: nil)

        #expect(code(100, [locked]) == nil)
        #expect(code(99, [locked]) == .invalidState)
        #expect(code(99, [shorter, locked, shorter]) == .invalidState)
        #expect(code(nil, [locked]) == nil)
        #expect(code(1, [other, free]) == nil)
    }

    @Test("what is not locked any more can be taken back; a lock is over only after its end")
    func takingBack() {
        func code(_ units: Int64, _ delegations: [StakeDelegation]) -> PaymentError.Code? {
            refusal { () throws(PaymentError) in
                try StakingRules.checkUndelegate(
                    Samples.amount(units, .trx), of: .energy, from: delegations, at: Self.now)
            }?.code
        }
        let free = StakeDelegation(resource: .energy, amount: Sun(5), lockedUntil: nil)
        let other = StakeDelegation(resource: .bandwidth, amount: Sun(100), lockedUntil: nil)
        let ending = StakeDelegation(resource: .energy, amount: Sun(7), lockedUntil: Self.now)
        let ended = StakeDelegation(
            resource: .energy, amount: Sun(7),
            lockedUntil: ChainTime(milliseconds: Self.now.milliseconds - 1))

        #expect(code(5, [free, ending, other]) == nil)
        #expect(code(6, [free, ending, other]) == .insufficientStake)
        #expect(code(12, [free, ended]) == nil)
        #expect(code(13, [free, ended]) == .insufficientStake)
        #expect(code(1, []) == .insufficientStake)
    }
}
