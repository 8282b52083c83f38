package import PaymentModel
import Tron

/// Judges again, when something is to be signed, what may have changed since it was accepted: the recipient's trust, the
/// attestation, and the limits of the hour and day in which it takes effect.
package struct SigningReview: Sendable {
    private let store: any Store
    private let policy: PayoutPolicy

    /// A review by `policy`, of what is stored in `store`.
    package init(store: any Store, policy: PayoutPolicy) {
        self.store = store
        self.policy = policy
    }

    /// What a review found.
    package enum Finding: Sendable {
        /// It may be signed, in a commit that counts `counters` and finds `recipient` unchanged.
        case passes(counters: [CounterChange], recipient: Recipient?)
        /// It must not be signed now. `refusal` says why to whoever submits a signature.
        case waits(HoldReason, refusal: PaymentError)

        /// What to count and to require.
        ///
        /// - Throws: `PaymentError` if it must not be signed.
        func passed() throws(PaymentError) -> (counters: [CounterChange], recipient: Recipient?) {
            switch self {
            case .passes(let counters, let recipient): return (counters, recipient)
            case .waits(_, let refusal): throw refusal
            }
        }
    }

    /// Whether `payout` may be signed at `now`, on top of `counts`. What it counts is added to them once it is
    /// signed.
    package func review(
        _ payout: Payout, counting counts: inout RoundCounts, at now: Timestamp
    ) async throws(StoreError) -> Finding {
        var facts = PolicyCase.Facts(kycLevel: payout.kycLevel)
        if payout.route == .direct {
            let recipient = try await recipient(of: payout)
            guard let recipient, recipient.status == .trusted else {
                return .waits(
                    .recipientNotTrusted,
                    refusal: PaymentError(.recipientNotTrusted, "Trust in the recipient was revoked."))
            }
            facts.recipient = recipient
        }
        if payout.attestation?.isExpired(at: now) == true {
            return .waits(
                .attestationExpired,
                refusal: PaymentError(.kycAttestationInvalid, "The KYC attestation has expired."))
        }
        return try await review(
            payout.movement, countedAt: payout.countedTimes, facts, counting: &counts, at: now)
    }

    /// The same for what a caller ordered directly. What pays a payout is judged with the payout.
    package func review(
        _ transfer: TransactionRecord, counting counts: inout RoundCounts, at now: Timestamp
    ) async throws(StoreError) -> Finding {
        // Without counts, it was accepted before transfers counted.
        guard let movement = transfer.movement, transfer.countedAt != nil else {
            return .passes(counters: [], recipient: nil)
        }
        return try await review(
            movement, countedAt: transfer.countedTimes, .init(), counting: &counts, at: now)
    }

    private func recipient(of payout: Payout) async throws(StoreError) -> Recipient? {
        guard let id = payout.recipientID else { return nil }
        return try await store.recipient(id)
    }

    private func review(
        _ movement: CountedMovement, countedAt times: [Timestamp], _ facts: PolicyCase.Facts,
        counting counts: inout RoundCounts, at now: Timestamp
    ) async throws(StoreError) -> Finding {
        var facts = facts
        let counted = Set(movement.counts(at: times).map(\.key))
        // The commit that counted it there has checked the limits.
        let keys = movement.counters(at: now).filter { !counted.contains($0) }
        facts.counted = try await counts.values(of: keys, in: store)
        let decision = PolicyEvaluator.decide(PolicyCase(movement, facts, policy: policy, now: now))
        if let refusal = decision.refusal, let rule = decision.broken {
            return .waits(HoldReason(rule), refusal: refusal)
        }
        return .passes(
            counters: decision.changes(leavingOut: counted), recipient: facts.recipient)
    }
}

extension HoldReason {
    /// What a payout waits for that breaks `rule` when it is to be signed.
    init(_ rule: PolicyRuleName) {
        let reasons: [PolicyRuleName: Self] = [
            .kycMinimumLevel: .attestationExpired, .newRecipientWait: .recipientNotTrusted,
        ]
        self = reasons[rule] ?? .limitReached
    }
}
