import PaymentModel
import Payments

/// The next attempt is judged as the first was: what was accepted may not be allowed any more.
extension Expirer {
    /// A record that may be signed again, and what the commit counts for it.
    struct Judged {
        var record: TransactionRecord
        /// The payout that it pays; empty if it was ordered by itself.
        var payouts: [PayoutID: Payout] = [:]
        var counters: [CounterChange] = []
        var recipient: Recipient?

        /// Adds to the commit what the judgement depends on.
        func note(in journal: inout Journal) {
            journal.count(counters)
            if let recipient { journal.require(recipient) }
        }
    }

    /// Whether another attempt is signed.
    enum Judgement {
        case pays(Judged)
        /// Waiting would not help: it fails, and can be queued again.
        case ends
    }

    /// - Throws: `SigningHeld` if it waits for a limit of the policy; `StoreError`.
    func judge(_ record: TransactionRecord) async throws -> Judgement {
        let now = books.clock.now()
        var counts = RoundCounts()
        var judged = Judged(record: record)
        let finding: SigningReview.Finding
        if let id = record.payoutID, let payout = try await books.store.payout(id) {
            judged.payouts[id] = payout
            finding = try await review.review(payout, counting: &counts, at: now)
        } else {
            finding = try await review.review(record, counting: &counts, at: now)
        }
        switch finding {
        case .waits(.limitReached, _): throw SigningHeld(reason: .limitReached)
        case .waits: return .ends
        case .passes(let counters, let recipient):
            (judged.counters, judged.recipient) = (counters, recipient)
            if !counters.isEmpty {
                if let id = record.payoutID {
                    judged.payouts[id]?.countAgain(at: now)
                } else {
                    judged.record.countAgain(at: now)
                }
            }
            return .pays(judged)
        }
    }
}
