import Testing
import Tron

@testable import PaymentModel
@testable import Payments

@Suite("What payouts do next")
struct PayoutMachineTests {
    /// What a payout that is still on its way takes over from its transaction.
    private func expected(
        _ payout: PayoutStatus, _ transaction: TransactionStatus
    ) -> (status: PayoutStatus, event: String?) {
        // The chain has the last word about what was cancelled while it was with a device.
        if payout == .cancelled, transaction == .confirmed { return (.completed, "completed") }
        if payout == .cancelled, transaction == .failed { return (.cancelled, "cancelled") }
        guard payout == .pending || payout == .processing else { return (payout, nil) }
        switch transaction {
        case .queued, .broadcast: return (payout, nil)
        case .awaitingSignature: return (payout, payout == .pending ? "awaiting_signature" : nil)
        case .included: return (.processing, payout == .pending ? "processing" : nil)
        case .signed: return (.processing, "processing")
        case .confirmed: return (.completed, "completed")
        case .failed, .expired: return (.failed, "failed")
        case .cancelled: return (.cancelled, "cancelled")
        }
    }

    @Test(
        "every state of the transaction in every state of the payout", arguments: PayoutStatus.allCases,
        TransactionStatus.allCases)
    func pairs(status: PayoutStatus, transaction: TransactionStatus) throws {
        var payout = Samples.payout()
        let record = try Samples.record(transaction, payout: payout.id)
        payout.transactionID = record.id
        payout.status = status

        let event = payout.follow(record, at: Samples.later)

        let expected = expected(status, transaction)
        #expect(payout.status == expected.status)
        #expect(event == expected.event)
        #expect(payout.completedAt == (expected.event == "completed" ? Samples.later : nil))
    }

    @Test("another transaction does not concern it")
    func otherTransaction() throws {
        var payout = Samples.payout()
        payout.transactionID = Samples.identifier(77)
        let before = payout

        let event = payout.follow(try Samples.record(.confirmed), at: Samples.later)

        #expect(event == nil)
        #expect(payout == before)
    }

    @Test("a new attempt of one that is processing is told once")
    func newAttempt() throws {
        var payout = Samples.payout()
        var record = try Samples.record(.signed)
        payout.transactionID = record.id
        #expect(payout.follow(record, at: Samples.now) == "processing")
        #expect(payout.follow(record, at: Samples.now) == nil)

        record.attempts = [try Samples.attempt(1), try Samples.attempt(2)]

        #expect(payout.follow(record, at: Samples.later) == "processing")
        #expect(payout.txID == record.attempts.last?.txID)
    }
}
