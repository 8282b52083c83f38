import Crypto
import StrictJSON
import Tron

// Decisions of people about a payout: functions that return what to audit and report, or a refusal.

extension Payout {
    /// The digest that a decision is bound to: who is paid what, from where and when.
    var termsDigest: String {
        let terms: JSON = [
            "id": .string(id.text), "route": .string(route.rawValue), "wallet_id": .string(walletID.text),
            "recipient_address": .string(recipient.base58), "asset": .string(amount.asset.symbol),
            "amount": .string(amount.text), "reference": reference.map(JSON.string) ?? .null,
            "memo": memo.map(JSON.string) ?? .null,
            "scheduled_at": scheduledAt.map { .string($0.text) } ?? .null,
            "created_by": .string(createdBy),
        ]
        return Array(SHA256.hash(data: terms.canonical())).hex
    }

    /// Whether enough different people, none of them its creator, have approved its current terms.
    package var isApproved: Bool {
        let terms = termsDigest
        let people = approvals.filter { approval in
            approval.decision == .approved && approval.terms == terms && approval.by != createdBy
        }
        return Set(people.map(\.by)).count >= approvalsRequired
    }

    /// Adds one person's approval. The last one that is needed makes it pending.
    package mutating func approve(by person: String, reason: String?, at now: Timestamp) throws(PaymentError)
    {
        try requireDecidable(by: person)
        approvals.append(
            Approval(by: person, decision: .approved, reason: reason, at: now, terms: termsDigest))
        updatedAt = now
        guard isApproved else { return }
        nextActionAt = max(now, scheduledAt ?? now)
        holdReason = nextActionAt > now ? .scheduled : nil
        move(to: .pending, at: now, detail: "approved by \(approvals.map(\.by).joined(separator: ", "))")
    }

    /// Rejects it: a single rejection ends it.
    package mutating func reject(by person: String, reason: String, at now: Timestamp) throws(PaymentError) {
        try requireDecidable(by: person)
        approvals.append(
            Approval(by: person, decision: .rejected, reason: reason, at: now, terms: termsDigest))
        holdReason = nil
        move(to: .rejected, at: now, detail: reason)
    }

    /// Cancels it if nothing has been signed. Returns false if it was already cancelled.
    package mutating func cancel(reason: String?, at now: Timestamp) throws(PaymentError) -> Bool {
        switch status {
        case .cancelled: return false
        case .pendingApproval, .pending:
            guard transactionID == nil else { throw .notCancellable(status) }
            holdReason = nil
            move(to: .cancelled, at: now, detail: reason)
            return true
        case .processing, .completed, .failed, .rejected: throw .notCancellable(status)
        }
    }

    /// Cancels it while its transaction waits for a device's signature. The transaction is cancelled too, and keeps
    /// its reservation until it can provably never take effect.
    package mutating func cancel(
        _ unsigned: inout TransactionRecord, reason: String?, at now: Timestamp
    ) throws(PaymentError) -> TransactionStep {
        guard status == .pending, transactionID == unsigned.id, unsigned.status == .awaitingSignature,
            let step = unsigned.handle(.cancelled(reason ?? "cancelled with its payout"), at: now)
        else { throw .notCancellable(status) }
        move(to: .cancelled, at: now, detail: reason)
        return step
    }

    /// Whether it can be queued again: its last transaction provably never took effect and never will.
    package var isRetryable: Bool { status == .failed && failure?.retryable == true }

    /// Queues it again after a new judgement. Approvals remain valid, because its terms are the same.
    package mutating func retry(_ judged: JudgedPayout, at now: Timestamp) throws(PaymentError) {
        guard isRetryable else {
            throw PaymentError(
                .notRetryable, "It is \(status.rawValue)\(failure == nil ? "" : ", for good").")
        }
        approvalsRequired = judged.decision.approvalsRequired
        isRecipientUnchecked = judged.isRecipientUnchecked ? true : nil
        count(at: now)
        failure = nil
        transactionID = nil
        txID = nil
        completedAt = nil
        nextActionAt = max(now, scheduledAt ?? now)
        holdReason = nextActionAt > now ? .scheduled : nil
        move(to: isApproved ? .pending : .pendingApproval, at: now, detail: "queued again")
    }

    private func requireDecidable(by person: String) throws(PaymentError) {
        guard person != createdBy else {
            throw PaymentError(.selfApproval, "You cannot approve or reject your own payout.")
        }
        guard status == .pendingApproval else {
            throw PaymentError(
                .invalidState, "It is \(status.rawValue) and can no longer be approved or rejected.")
        }
        guard !approvals.contains(where: { $0.by == person }) else {
            throw PaymentError(.invalidState, "You have already voted on it.")
        }
    }
}

extension PaymentError {
    fileprivate static func notCancellable(_ status: PayoutStatus) -> Self {
        Self(.notCancellable, "It is \(status.rawValue) and can no longer be cancelled.")
    }
}
