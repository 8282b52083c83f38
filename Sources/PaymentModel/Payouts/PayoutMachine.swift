import Tron

extension Payout {
    /// Follows a change of its transaction. Returns the feed's verb, nil if nothing changed for the payout.
    package mutating func follow(_ transaction: TransactionRecord, at now: Timestamp) -> String? {
        guard transactionID == transaction.id else { return nil }
        if status == .cancelled { return followThoughCancelled(transaction, at: now) }
        guard status == .pending || status == .processing else { return nil }
        switch transaction.status {
        case .queued, .broadcast:
            return nil
        case .awaitingSignature:
            // The block that someone else had sent it to has left the chain. It is under way all the same.
            guard status == .pending else { return nil }
            txID = transaction.attempt?.txID
            holdReason = nil
            updatedAt = now
            return "awaiting_signature"
        case .included:
            guard status == .pending else { return nil }
            move(to: .processing, at: now, detail: "sent by someone else")
            return "processing"
        case .signed:
            let isNewAttempt = txID != transaction.attempt?.txID
            txID = transaction.attempt?.txID
            holdReason = nil
            if status == .processing {
                updatedAt = now
                return isNewAttempt ? "processing" : nil
            }
            move(to: .processing, at: now)
            return "processing"
        case .confirmed:
            fee = burnt(with: transaction)
            completedAt = now
            move(to: .completed, at: now)
            return "completed"
        case .failed, .expired:
            fee = burnt(with: transaction)
            failure = transaction.failure
            move(to: .failed, at: now, detail: transaction.failure?.detail)
            return "failed"
        case .cancelled:
            failure = transaction.failure
            move(
                to: transaction.failure == nil ? .cancelled : .failed, at: now,
                detail: transaction.failure?.detail)
            return transaction.failure == nil ? "cancelled" : "failed"
        }
    }

    /// Its bytes were with a device when it was cancelled, and someone had them signed and sent: the chain is right.
    private mutating func followThoughCancelled(
        _ transaction: TransactionRecord, at now: Timestamp
    ) -> String? {
        switch transaction.status {
        case .confirmed:
            fee = burnt(with: transaction)
            completedAt = now
            move(
                to: .completed, at: now, detail: "signed and sent by someone else, although it was cancelled")
            return "completed"
        case .failed:
            fee = burnt(with: transaction)
            updatedAt = now
            return "cancelled"
        case .queued, .awaitingSignature, .signed, .broadcast, .included, .expired, .cancelled:
            return nil
        }
    }

    /// The TRX burnt in all: a payout that was queued again has burnt some before.
    private func burnt(with transaction: TransactionRecord) -> Sun? {
        guard let more = transaction.receipt?.fee else { return fee }
        return (fee ?? .zero).adding(more) ?? more
    }

    /// Puts it on hold for `reason` until `time`. Returns the feed's verb, nil if it already waits for that.
    package mutating func hold(_ reason: HoldReason, until time: Timestamp, at now: Timestamp) -> String? {
        nextActionAt = time
        guard holdReason != reason else { return nil }
        holdReason = reason
        updatedAt = now
        return "held"
    }

    /// Fails it with nothing signed, because the contract would refuse it.
    package mutating func refuse(_ reason: String, at now: Timestamp) -> String {
        holdReason = nil
        failure = Failure(code: .wouldRevert, detail: reason, retryable: true)
        move(to: .failed, at: now, detail: reason)
        return "failed"
    }
}
