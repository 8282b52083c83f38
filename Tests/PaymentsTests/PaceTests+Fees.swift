import Testing
import Tron

@testable import PaymentModel
@testable import Payments

extension PaceTests {
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
}
