import PaymentModel
import Payments
import StrictJSON

/// What can't be signed now waits, and says why.
extension WalletRound {
    /// Notes for all of `whole` why it waits: for `reason`, or for what comes before that in the order of hold reasons.
    func wait(
        _ whole: Part, for reason: HoldReason, because words: String? = nil
    ) async throws(StoreError) {
        var journal = books.journal(for: .service("engine"))
        for transfer in whole.transfers { wait(transfer, in: &journal) }
        var counts = RoundCounts()
        for payout in whole.payouts {
            var payout = payout
            let finding = try await review.review(payout, counting: &counts, at: journal.now)
            if reason != .walletUnusable, case .waits = finding {
                hold(&payout, for: finding, in: &journal)
            } else {
                hold(&payout, reason, because: words, in: &journal)
            }
        }
        try await books.commit(journal)
    }

    /// Looks at `transfer` again later.
    func wait(_ transfer: TransactionRecord, in journal: inout Journal) {
        var transfer = transfer
        transfer.nextActionAt = journal.now.adding(Self.wait(since: transfer.updatedAt, at: journal.now))
        journal.put(transfer, action: nil, event: nil)
    }

    /// Fails `payout`, or puts it on hold with the reason.
    func refuse(_ payout: Payout, _ refusal: any Error, in journal: inout Journal) {
        var payout = payout
        if case PlanRefusal.wouldRevert(let words) = refusal {
            let event = payout.refuse(words, at: journal.now)
            return journal.put(
                payout, action: "payout.fail", event: event, details: ["reason": .string(words)])
        }
        hold(&payout, HoldReason(refusal: refusal) ?? .walletUnusable, in: &journal)
    }

    /// Puts `payout` on hold if the review found that it must wait.
    func hold(_ payout: inout Payout, for finding: SigningReview.Finding, in journal: inout Journal) {
        guard case .waits(let reason, let refusal) = finding else { return }
        hold(&payout, reason, because: refusal.reason, in: &journal)
    }

    private func hold(
        _ payout: inout Payout, _ reason: HoldReason, because words: String? = nil, in journal: inout Journal
    ) {
        let until = journal.now.adding(Self.wait(since: payout.updatedAt, at: journal.now))
        let event = payout.hold(reason, until: until, at: journal.now)
        var details: JSONObject = ["reason": .string(reason.rawValue)]
        if let words { details["detail"] = .string(words) }
        journal.put(payout, action: event.map { _ in "payout.hold" }, event: event, details: details)
    }

    /// The longer something waits, the less often it is looked at, so that thousands of waiting payouts cost little.
    private static func wait(since: Timestamp, at now: Timestamp) -> Duration {
        min(max(now.since(since) / 4, Pace.holdMin), Pace.holdMax)
    }
}
