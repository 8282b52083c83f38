import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

@Suite("What transactions do next")
struct TransactionMachineTests {
    @Test(
        "every event in every state", arguments: TransactionStatus.allCases, Happening.allCases)
    func pairs(status: TransactionStatus, happening: Happening) throws {
        let before = try Samples.record(status)
        var record = before

        let step = record.handle(try happening.event(), at: Samples.later)

        guard let expected = outcome(status, happening) else {
            #expect(step == nil)
            #expect(record == before)
            return
        }
        #expect(record.status == expected.status)
        #expect(
            step == .init(event: expected.event, action: expected.action, release: expected.release))
        let isMoved = expected.event != nil
        #expect(!isMoved || step?.action != nil, "every state that changes is audited")
        #expect(record.history.count == before.history.count + (isMoved ? 1 : 0))
        #expect(record.updatedAt == Samples.later)
    }

    @Test("a record never has two attempts that are not proven dead", arguments: TransactionStatus.allCases)
    func oneAlive(status: TransactionStatus) throws {
        for first in Happening.allCases {
            for second in Happening.allCases {
                var record = try Samples.record(status)
                _ = record.handle(try first.event(), at: Samples.now)
                _ = record.handle(try second.event(), at: Samples.later)

                #expect(record.attempts.count { !$0.provenDead } <= 1, "\(first), \(second)")
                #expect(
                    record.attempts.map(\.number) == Array(1...3).prefix(record.attempts.count).map { $0 })
            }
        }
    }

    @Test("nothing leads out of a final state", arguments: TransactionStatus.allCases.filter(\.isFinal))
    func final(status: TransactionStatus) throws {
        for happening in Happening.allCases {
            var record = try Samples.record(status)
            #expect(record.handle(try happening.event(), at: Samples.later) == nil)
        }
    }

    @Test("open answers are asked for again soon, then less often, always before a node forgets")
    func resending() throws {
        var record = try Samples.record(.signed)
        var waits: [Duration] = []
        for _ in 0..<9 {
            _ = record.handle(.sent(.refusedForNow("busy")), at: Samples.now)
            waits.append(record.nextActionAt.since(Samples.now))
        }

        let expected = [500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000]
        #expect(waits == expected.map { .milliseconds($0) })
        #expect(record.attempt?.broadcasts == 9)
        #expect(record.attempt?.lastAnswer == "busy")
    }

    @Test("what failed on the chain says how", arguments: [ContractResult.outOfEnergy, .revert, .unknown])
    func failures(outcome: ContractResult) throws {
        var record = try Samples.record(.included)
        let id = try Samples.attempt(1).txID

        _ = record.handle(.settled(Samples.receipt(of: id, outcome)), at: Samples.later)

        #expect(record.failure?.code == (outcome == .outOfEnergy ? .outOfEnergy : .reverted))
        #expect(record.failure?.detail.hasPrefix(outcome.rawValue) == true)
        #expect(record.receipt?.solidified == true)
    }
}
