import Testing
import Tron

@testable import PaymentModel
@testable import Payments

@Suite("Sending again, and what it costs")
struct PaceTests {
    private static let answers: [(verdict: BroadcastVerdict, isTaken: Bool)] = [
        (.accepted, true), (.possiblyAccepted("no answer"), true), (.refusedForNow("busy"), false),
        (.refused("too big"), false),
    ]

    @Test(
        "however often it was sent, the next time is within 20 seconds, and never sooner than the last",
        arguments: answers.indices)
    func bounded(index: Int) throws {
        var record = try Samples.record(.signed)
        var pauses: [Duration] = []
        var now = Samples.now

        for _ in 0..<300 {
            _ = record.handle(.sent(Self.answers[index].verdict), at: now)
            pauses.append(record.nextActionAt.since(now))
            now = record.nextActionAt
        }

        #expect(record.attempt?.broadcasts == 300)
        #expect(pauses == pauses.sorted() && pauses.last == .seconds(20))
        #expect(pauses.allSatisfy { $0 >= .milliseconds(500) })
        switch Self.answers[index].verdict {
        case .accepted, .refused: #expect(pauses[0] == .seconds(20))
        case .possiblyAccepted, .refusedForNow:
            let first = [500, 1000, 2000, 4000, 8000, 16_000, 20_000].map { Duration.milliseconds($0) }
            #expect(Array(pauses.prefix(7)) == first)
        }
        #expect(record.status == (Self.answers[index].isTaken ? .broadcast : .signed))
    }

    @Test("only SUCCESS confirms, whatever else the virtual machine says", arguments: ContractResult.allCases)
    func outcomes(outcome: ContractResult) throws {
        for isMarked in [false, true] {
            var record = try Samples.record(.broadcast)
            var receipt = Samples.receipt(of: try #require(record.attempt?.txID), outcome)
            receipt.isMarkedFailed = isMarked

            let step = record.handle(.settled(receipt), at: Samples.later)

            let isPaid = outcome == .success && !isMarked
            #expect(record.status == (isPaid ? .confirmed : .failed))
            #expect(step?.release == .settled(block: receipt.blockNumber))
            #expect(record.movements.contains { $0.kind == .payment } == isPaid)
            #expect(record.movements.contains { $0.kind == .fee && $0.units == -6_773_500 })
            #expect((record.failure?.code == .outOfEnergy) == (!isPaid && outcome == .outOfEnergy))
        }
    }
}
