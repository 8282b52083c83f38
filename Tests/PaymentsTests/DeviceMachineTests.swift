import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

/// Records whose bytes were shown to be signed by a device, and what the chain makes of them.
@Suite("What is with a device")
struct DeviceMachineTests {
    private let txID: TransactionID

    init() throws {
        txID = try Samples.attempt(1).txID
    }

    private func prepared() throws -> TransactionRecord {
        var record = try Samples.record(.queued)
        _ = record.handle(.prepared(try Samples.attempt(1, isSigned: false)), at: Samples.now)
        return record
    }

    private func withdrawn() throws -> TransactionRecord {
        var record = try prepared()
        _ = record.handle(.cancelled("asked for"), at: Samples.now)
        return record
    }

    private func signed() throws -> SignedTransaction {
        try SignedTransaction(decoding: try Samples.attempt(1).signedBytes)
    }

    @Test("the device's signature completes the same bytes")
    func completed() throws {
        var record = try prepared()
        let shown = try #require(record.unsigned)

        let step = record.handle(.signatureSubmitted(try signed()), at: Samples.later)

        #expect(shown.txID == txID && TransactionID(ofRawBytes: shown.rawBytes) == txID)
        #expect(step?.event == "signed" && record.status == .signed && record.unsigned == nil)
        #expect(record.attempts == [record.attempts[0]] && record.attempts[0].txID == txID)
        #expect(record.attempts[0].signedBytes == (try Samples.attempt(1).signedBytes))
        #expect(record.attempts[0].signedAt == Samples.later)
        #expect(record.nextActionAt == Samples.later)
    }

    @Test("what was cancelled holds what it holds until it is provably dead")
    func heldUntilDead() throws {
        var record = try withdrawn()
        let wasAlive = record.mayTakeEffect

        let step = record.handle(.provenAbsent(try Samples.proof(of: txID)), at: Samples.later)

        #expect(wasAlive && !record.mayTakeEffect)
        #expect(record.status == .cancelled)
        #expect(step == .init(action: "transaction.expire", release: .unspent))
        for happening in Happening.allCases {
            #expect(record.handle(try happening.event(), at: Samples.later) == nil)
        }
    }

    @Test("what was cancelled takes no signature, is signed by nobody here, and is cancelled once")
    func closed() throws {
        for happening in [Happening.signatureSubmitted, .signed, .prepared, .cancelled, .accepted, .replaced]
        {
            var record = try withdrawn()
            #expect(record.handle(try happening.event(), at: Samples.later) == nil)
        }
        #expect(SigningPermit(first: try withdrawn()) == nil)
        #expect(SigningPermit(after: try Samples.proof(of: txID), of: try withdrawn()) == nil)
        #expect(SigningPermit(after: try Samples.proof(of: txID), of: try prepared()) == nil)
    }

    @Test("the chain is right, also about what was cancelled here", arguments: [true, false])
    func sentElsewhere(isCancelled: Bool) throws {
        var record = isCancelled ? try withdrawn() : try prepared()
        let before = record.status

        _ = record.handle(.included(try Samples.inclusion(101)), at: Samples.later)
        let included = record.status
        _ = record.handle(.orphaned, at: Samples.later)
        let orphaned = record.status
        let step = record.handle(.settled(Samples.receipt(of: txID, .success)), at: Samples.later)

        #expect(included == .included && orphaned == before)
        #expect(record.status == .confirmed && step?.release == .settled(block: 110))
        #expect(record.movements.contains { $0.kind == .payment })
    }

    @Test(
        "a receipt is shown while its block may still leave the chain, and only the one of these bytes in this block"
    )
    func shownReceipt() throws {
        let block = try Samples.inclusion(110)
        for isOther in [false, true] {
            var record = try Samples.record(.broadcast)
            let id = try #require(record.attempt?.txID)
            let other = try Samples.attempt(2).txID
            let receipt = Samples.receipt(of: isOther ? other : id, .success)

            _ = record.handle(.included(block, receipt: receipt), at: Samples.later)

            #expect(record.receipt?.solidified == (isOther ? nil : false))
            #expect(record.receipt?.fee == (isOther ? nil : receipt.fee))
            _ = record.handle(.included(try Samples.inclusion(111), receipt: receipt), at: Samples.later)
            #expect(record.receipt == nil)
            _ = record.handle(.included(block, receipt: receipt), at: Samples.later)
            _ = record.handle(.orphaned, at: Samples.later)
            #expect(record.receipt == nil && record.inclusion == nil)
        }
    }

    @Test("a signature that comes while a block has the bytes is kept, so that they can be sent again")
    func keptForForks() throws {
        var record = try prepared()
        _ = record.handle(.included(try Samples.inclusion(101)), at: Samples.now)

        let step = record.handle(.signatureSubmitted(try signed()), at: Samples.later)
        _ = record.handle(.orphaned, at: Samples.later)

        #expect(step == .init(action: "transaction.sign"))
        #expect(record.status == .broadcast && record.attempt?.isUnsigned == nil)
    }

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
