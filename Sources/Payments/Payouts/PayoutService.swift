public import PaymentModel
import StrictJSON
public import Tron

/// Payouts: judged and stored without waiting for funds or a node, and paid by the engine as soon as possible.
public struct PayoutService: Sendable {
    let books: Books
    let judge: PayoutJudge
    let estimator: PayoutEstimator

    /// A service that accepts what `judge` lets through.
    package init(books: Books, judge: PayoutJudge, estimator: PayoutEstimator) {
        self.books = books
        self.judge = judge
        self.estimator = estimator
    }

    /// Accepts a payout: judged, counted against the policy's limits and stored in one commit.
    ///
    /// - Throws: `PaymentError` with `validationFailed`, `walletUnusable`, `duplicateReference`, `recipientNotTrusted`,
    ///   `kycAttestationInvalid`, `policyViolation`, `storeUnavailable`; `StoreError.idempotencyKeyTaken` if `claim`'s
    ///   key was taken meanwhile.
    public func order(
        _ order: PayoutOrder, by caller: Caller, idempotency claim: IdempotencyClaim<Payout>?
    ) async throws -> Payout {
        try await PaymentError.mapping {
            try await decidingAgain {
                var journal = books.journal(for: caller)
                let judged = try await judge.judge(order, by: caller, after: PendingCounts(), at: journal.now)
                if let refusal = judged.decision.refusal { throw refusal }
                let payout = accept(judged, by: caller, in: &journal)
                journal.count(judged.decision.counterChanges)
                if let claim { journal.remember(claim.record(for: payout, at: journal.now)) }
                try await books.commit(journal)
                return payout
            }
        }
    }

    /// The violations of an order's values. Values that are nil are not judged.
    ///
    /// - Parameter place: JSON pointer of the order within the body.
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func violations(
        walletID: WalletID?, recipient: Address?, amount: AssetAmount?, at place: String = ""
    ) async throws -> [PaymentError.Violation] {
        try await PaymentError.mapping {
            try await judge.violations(walletID: walletID, recipient: recipient, amount: amount, at: place)
        }
    }

    /// The payout with this id.
    ///
    /// - Throws: `PaymentError` with `notFound`, `storeUnavailable`.
    public func payout(_ id: PayoutID) async throws -> Payout {
        try await PaymentError.mapping {
            guard let payout = try await books.store.payout(id) else { throw PaymentError.notFound("payout") }
            return payout
        }
    }

    /// The payout as soon as it is final, or as it is after `limit`.
    public func payout(_ id: PayoutID, whenFinalOrAfter limit: Duration) async throws -> Payout {
        try await books.value(of: id.text, within: limit, when: \.status.isFinal) { try await payout(id) }
    }

    /// Adds the payout to `journal`, without counting it yet.
    func accept(
        _ judged: JudgedPayout, by caller: Caller, in journal: inout Journal
    ) -> Payout {
        let required = judged.decision.approvalsRequired
        var payout = Payout(
            id: PayoutID(at: journal.now, random: books.random), order: judged.order, wallet: judged.wallet,
            status: required > 0 ? .pendingApproval : .pending, approvalsRequired: required,
            createdBy: caller.subject, createdAt: journal.now)
        payout.count(at: journal.now)
        if judged.isRecipientUnchecked { payout.isRecipientUnchecked = true }
        if let recipient = judged.recipient { journal.require(recipient) }
        journal.put(payout, action: "payout.create", event: "created", details: payout.auditDetails)
        return payout
    }

    /// Decides again if versions, counters or references have changed before the commit.
    func decidingAgain<Value>(_ decide: () async throws -> Value) async throws -> Value {
        try await books.decide(
            retrying: [.versionConflict, .counterExceeded, .staleCeiling, .referenceTaken], decide)
    }
}
