public import PaymentModel
import StrictJSON

extension PayoutService {
    /// One of the approvals that the payout needs.
    ///
    /// - Throws: `PaymentError` with `notFound`, `selfApproval`, `invalidState`, `storeUnavailable`.
    public func approve(_ id: PayoutID, reason: String?, by caller: Caller) async throws -> Payout {
        try await change(id, action: "payout.approve", reason: reason, by: caller) { payout, now in
            try payout.approve(by: caller.subject, reason: reason, at: now)
            return "approved"
        }
    }

    /// Rejects a payout that waits for approvals.
    ///
    /// - Throws: as `approve`.
    public func reject(_ id: PayoutID, reason: String, by caller: Caller) async throws -> Payout {
        try await change(id, action: "payout.reject", reason: reason, by: caller) { payout, now in
            try payout.reject(by: caller.subject, reason: reason, at: now)
            return "rejected"
        }
    }

    /// Cancels a payout of which nothing is signed. A transaction that waits for a device's signature is cancelled
    /// with it. Cancelling again changes nothing.
    ///
    /// - Throws: `PaymentError` with `notFound`, `notCancellable`, `storeUnavailable`.
    public func cancel(_ id: PayoutID, reason: String?, by caller: Caller) async throws -> Payout {
        try await PaymentError.mapping {
            try await decidingAgain {
                var journal = books.journal(for: caller)
                var payout = try await payout(id)
                guard try await cancel(&payout, reason: reason, in: &journal) else { return payout }
                try await books.commit(journal)
                return payout
            }
        }
    }

    /// Cancels `payout`, and its transaction that waits for a device's signature. Returns false if it was already
    /// cancelled.
    ///
    /// - Throws: `PaymentError` with `notCancellable`; `StoreError`.
    func cancel(_ payout: inout Payout, reason: String?, in journal: inout Journal) async throws -> Bool {
        if var unsigned = try await unsigned(of: payout) {
            let step = try payout.cancel(&unsigned, reason: reason, at: journal.now)
            journal.put(unsigned, action: step.action, event: step.event)
        } else if try !payout.cancel(reason: reason, at: journal.now) {
            return false
        }
        journal.put(
            payout, action: "payout.cancel", event: "cancelled", details: payout.decisionDetails(reason))
        return true
    }

    /// The payout's transaction, if it waits for a device's signature.
    private func unsigned(of payout: Payout) async throws(StoreError) -> TransactionRecord? {
        guard payout.status == .pending, let id = payout.transactionID,
            let record = try await books.store.transaction(id), record.status == .awaitingSignature
        else { return nil }
        return record
    }

    /// Queues a failed payout again, if the policy allows it now.
    ///
    /// - Throws: `PaymentError` with `notFound`, `notRetryable`, `walletUnusable`, `recipientNotTrusted`,
    ///   `policyViolation`, `storeUnavailable`; `StoreError.idempotencyKeyTaken` if `claim`'s key was taken
    ///   meanwhile.
    public func retry(
        _ id: PayoutID, by caller: Caller, idempotency claim: IdempotencyClaim<Payout>?
    ) async throws -> Payout {
        try await PaymentError.mapping {
            try await decidingAgain {
                var journal = books.journal(for: caller)
                var payout = try await payout(id)
                guard payout.isRetryable else {
                    throw PaymentError(
                        .notRetryable,
                        payout.status == .failed
                            ? "It failed for good." : "It is \(payout.status.rawValue), not failed.")
                }
                let judged = try await judge.judgeAgain(payout, at: journal.now)
                if let refusal = judged.decision.refusal { throw refusal }
                try payout.retry(judged, at: journal.now)
                if let recipient = judged.recipient { journal.require(recipient) }
                journal.count(judged.decision.counterChanges)
                journal.put(payout, action: "payout.retry", event: "retried", details: payout.auditDetails)
                if let claim { journal.remember(claim.record(for: payout, at: journal.now)) }
                try await books.commit(journal)
                return payout
            }
        }
    }

    /// Changes the payout as it is stored, and tries again if someone else changed it first. `body` returns the
    /// feed's verb, nil if there is nothing to store.
    private func change(
        _ id: PayoutID, action: String, reason: String?, by caller: Caller,
        _ body: (inout Payout, Timestamp) throws -> String?
    ) async throws -> Payout {
        try await PaymentError.mapping {
            try await decidingAgain {
                var journal = books.journal(for: caller)
                var payout = try await payout(id)
                guard let event = try body(&payout, journal.now) else { return payout }
                journal.put(payout, action: action, event: event, details: payout.decisionDetails(reason))
                try await books.commit(journal)
                return payout
            }
        }
    }
}
