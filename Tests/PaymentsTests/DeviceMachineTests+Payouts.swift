import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

extension DeviceMachineTests {
    @Test("its payout waits, is under way once it is signed, and ends with it")
    func payout() throws {
        var record = try prepared()
        var payout = Samples.payout()
        payout.transactionID = record.id
        let waiting = payout.follow(record, at: Samples.now)
        let (status, shown) = (payout.status, payout.txID)
        _ = record.handle(.signatureSubmitted(try signed()), at: Samples.later)
        let signed = payout.follow(record, at: Samples.later)

        #expect(waiting == "awaiting_signature" && status == .pending && shown == txID)
        #expect(signed == "processing" && payout.status == .processing)
    }

    @Test("a payout that was cancelled and paid all the same is completed")
    func paidThoughCancelled() throws {
        var record = try prepared()
        var payout = Samples.payout()
        payout.transactionID = record.id
        let step = try payout.cancel(&record, reason: "changed my mind", at: Samples.now)
        let cancelled = payout.status
        _ = record.handle(.settled(Samples.receipt(of: txID, .success)), at: Samples.later)
        let event = payout.follow(record, at: Samples.later)

        #expect(step == .init(event: "cancelled", action: "transaction.cancel"))
        #expect(cancelled == .cancelled)
        #expect(event == "completed" && payout.status == .completed)
        #expect(payout.fee == record.receipt?.fee && payout.completedAt == Samples.later)
    }

    @Test("a payout that was cancelled and whose transaction failed on the chain tells its fee")
    func failedThoughCancelled() throws {
        var record = try prepared()
        var payout = Samples.payout()
        payout.transactionID = record.id
        _ = try payout.cancel(&record, reason: nil, at: Samples.now)
        _ = record.handle(.settled(Samples.receipt(of: txID, .revert)), at: Samples.later)
        _ = payout.follow(record, at: Samples.later)

        #expect(payout.status == .cancelled && payout.fee == record.receipt?.fee)
    }
}
