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

    /// The payout of a transaction that ends as `status` says, with `fee` burnt where there is a receipt.
    private func end(_ payout: inout Payout, as status: TransactionStatus, burning fee: Int64?) throws {
        var record = try Samples.record(status, payout: payout.id)
        if let fee, let id = record.attempt?.txID {
            var receipt = Samples.receipt(of: id, status == .confirmed ? .success : .revert)
            receipt.fee = Sun(fee)
            record.receipt = Receipt(receipt, solidified: true)
        }
        payout.transactionID = record.id
        payout.status = .processing
        _ = payout.follow(record, at: Samples.later)
    }

    @Test("a payout's fee is all that was burnt for it, over all of its transactions")
    func fees() throws {
        var payout = Samples.payout()

        try end(&payout, as: .expired, burning: nil)
        #expect(payout.fee == nil, "nothing was burnt")
        try end(&payout, as: .failed, burning: 5)
        #expect(payout.fee == 5)
        try end(&payout, as: .expired, burning: nil)
        #expect(payout.fee == 5, "what was burnt before stays burnt")
        try end(&payout, as: .failed, burning: 0)
        #expect(payout.fee == 5)
        try end(&payout, as: .failed, burning: 7)
        #expect(payout.fee == 12)
        try end(&payout, as: .confirmed, burning: 30)
        #expect(payout.fee == 42 && payout.status == .completed)
    }

    @Test(
        "what was cancelled and sent all the same adds to what was burnt before",
        arguments: [TransactionStatus.confirmed, .failed])
    func feesThoughCancelled(status: TransactionStatus) throws {
        var payout = Samples.payout()
        try end(&payout, as: .failed, burning: 5)
        var record = try Samples.record(status, payout: payout.id)
        let id = try #require(record.attempt?.txID)
        record.receipt = Receipt(
            Samples.receipt(of: id, status == .confirmed ? .success : .revert), solidified: true)
        payout.status = .cancelled

        _ = payout.follow(record, at: Samples.later)

        #expect(payout.fee == Sun(5 + 6_773_500))
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
