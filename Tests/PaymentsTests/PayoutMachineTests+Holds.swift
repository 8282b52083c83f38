import Testing
import Tron

@testable import PaymentModel
@testable import Payments

extension PayoutMachineTests {
    @Test("a transaction that was cancelled for a reason fails its payout")
    func cancelledForAReason() throws {
        var payout = Samples.payout()
        var record = try Samples.record(.cancelled)
        record.failure = Failure(code: .wouldRevert, detail: "paused", retryable: true)
        payout.transactionID = record.id

        #expect(payout.follow(record, at: Samples.later) == "failed")
        #expect(payout.failure?.code == .wouldRevert)
    }

    @Test("a hold is told when its reason changes, and its next look is noted each time")
    func holds() {
        var payout = Samples.payout()

        #expect(payout.hold(.insufficientFunds, until: Samples.later, at: Samples.now) == "held")
        #expect(payout.hold(.insufficientFunds, until: Samples.now, at: Samples.now) == nil)
        #expect(payout.nextActionAt == Samples.now)
        #expect(payout.hold(.nodeUnavailable, until: Samples.later, at: Samples.now) == "held")
        #expect(payout.status == .pending)
    }

    @Test("what the contract would refuse fails with nothing signed, and can be tried again")
    func refused() {
        var payout = Samples.payout()

        #expect(payout.refuse("blacklisted", at: Samples.now) == "failed")
        #expect(payout.status == .failed)
        #expect(payout.failure?.retryable == true)
        #expect(payout.txID == nil)
    }
}
