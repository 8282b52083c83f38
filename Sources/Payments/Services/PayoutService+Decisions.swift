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

    /// Ends a payout that waits for approvals.
    ///
    /// - Throws: as `approve`.
    public func reject(_ id: PayoutID, reason: String, by caller: Caller) async throws -> Payout {
        try await change(id, action: "payout.reject", reason: reason, by: caller) { payout, now in
            try payout.reject(by: caller.subject, reason: reason, at: now)
            return "rejected"
        }
    }

    /// Ends a payout of which nothing has been signed; one that is cancelled stays so.
    ///
    /// - Throws: `PaymentError` with `notFound`, `notCancellable`, `storeUnavailable`.
    public func cancel(_ id: PayoutID, reason: String?, by caller: Caller) async throws -> Payout {
        try await change(id, action: "payout.cancel", reason: reason, by: caller) { payout, now in
            try payout.cancel(reason: reason, at: now) ? "cancelled" : nil
        }
    }

    /// Queues a failed payout again, as the policy allows it now.
    ///
    /// - Throws: `PaymentError` with `notFound`, `notRetryable`, `walletUnusable`, `recipientNotTrusted`,
    ///   `policyViolation`, `storeUnavailable`; `StoreError.idempotencyKeyTaken` where `claim`'s key was
    ///   taken meanwhile.
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

    /// Changes the payout as it is stored, again where somebody else was faster. `body` returns the feed's
    /// verb, nil where there is nothing to store.
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

extension Payout {
    /// What the audit trail keeps of a decision about it.
    func decisionDetails(_ reason: String?) -> JSONObject {
        var details: JSONObject = ["status": .string(status.rawValue), "terms": .string(termsDigest)]
        if let reason { details["reason"] = .string(reason) }
        return details
    }
}
