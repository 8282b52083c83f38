import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

extension DeviceMachineTests {
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
}
