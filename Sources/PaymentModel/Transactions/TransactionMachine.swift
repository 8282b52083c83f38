import Tron

extension TransactionRecord {
    enum Pace {
        /// A node drops what is in no block after 60 s (`pendingTransactionTimeout`): the bytes are sent again well before.
        static let resend = Duration.seconds(20)
        /// After an answer that leaves it open, the first wait; doubled each time up to `resend`.
        static let retry = Duration.milliseconds(500)
    }

    /// Takes in what happened. Returns nil if the event does not concern the record any more: its state stays.
    package mutating func handle(_ event: TransactionEvent, at now: Timestamp) -> TransactionStep? {
        switch (status, event) {
        case (.queued, .signed(let attempt)) where attempts.isEmpty:
            return take(attempt, at: now, detail: nil)
        case (.queued, .prepared(let attempt)) where attempts.isEmpty:
            attempts.append(attempt)
            move(to: .awaitingSignature, at: now)
            return .init(event: "awaiting_signature", action: "transaction.prepare")
        case (.awaitingSignature, _), (.cancelled, _): return handleUnsent(event, at: now)
        case (.queued, .cancelled(let reason)):
            return end(
                .cancelled, at: now, detail: reason,
                step: .init(event: "cancelled", action: "transaction.cancel", release: .unspent))
        case (.signed, .sent(let verdict)), (.broadcast, .sent(let verdict)):
            return learn(verdict, at: now)
        case (.signed, .included(let inclusion, let receipt)),
            (.broadcast, .included(let inclusion, let receipt)):
            show(inclusion, receipt)
            move(to: .included, at: now, detail: "in block \(inclusion.block.number)")
            return .init(event: "included", action: "transaction.include")
        case (.included, .included(let inclusion, let receipt)) where inclusion != self.inclusion:
            show(inclusion, receipt)
            updatedAt = now
            return .init(action: "transaction.include")
        case (.included, .orphaned):
            let number = inclusion?.block.number ?? 0
            (inclusion, receipt) = (nil, nil)
            nextActionAt = now
            move(to: statusWithoutBlock, at: now, detail: "block \(number) left the chain")
            return .init(event: status.rawValue, action: "transaction.orphan")
        case (.included, .signatureSubmitted(let transaction)) where !isWithdrawn:
            guard attempts[attempts.count - 1].complete(with: transaction, at: now) else { return nil }
            updatedAt = now
            return .init(action: "transaction.sign")
        case (.signed, .settled(let receipt)), (.broadcast, .settled(let receipt)),
            (.included, .settled(let receipt)):
            return attempt?.txID == receipt.id ? settle(receipt, at: now) : nil
        case (.signed, .provenAbsent(let proof)), (.broadcast, .provenAbsent(let proof)):
            return attempt?.txID == proof.transaction ? expire(at: now) : nil
        case (.signed, .replaced(let proof, let next)), (.broadcast, .replaced(let proof, let next)):
            guard attempt?.txID == proof.transaction, attempts.last?.number == next.number - 1 else {
                return nil
            }
            attempts[attempts.count - 1].provenDead = true
            return take(
                next, at: now, detail: "attempt \(next.number - 1) expired and is provably in no block")
        case (.queued, _), (.signed, _), (.broadcast, _), (.included, _), (.confirmed, _), (.failed, _),
            (.expired, _):
            return nil
        }
    }

    /// Notes the block that it is in, and what came of it there. Nothing is decided by either: the solidified chain's receipt
    /// takes the place of this one.
    mutating func show(_ inclusion: Inclusion, _ receipt: TransactionReceipt?) {
        self.inclusion = inclusion
        let isOfThis = receipt?.id == attempt?.txID && receipt?.blockNumber == inclusion.block.number
        self.receipt = isOfThis ? receipt.map { Receipt($0, solidified: false) } : nil
    }

    private mutating func take(_ attempt: Attempt, at now: Timestamp, detail: String?) -> TransactionStep {
        attempts.append(attempt)
        nextActionAt = now
        move(to: .signed, at: now, detail: detail)
        return .init(event: "signed", action: "transaction.sign")
    }

    private mutating func learn(_ verdict: BroadcastVerdict, at now: Timestamp) -> TransactionStep {
        let index = attempts.count - 1
        attempts[index].broadcasts += 1
        let backoff = min(Pace.resend, Pace.retry * (1 << min(attempts[index].broadcasts - 1, 6)))
        updatedAt = now
        switch verdict {
        case .accepted:
            attempts[index].lastAnswer = "accepted"
            nextActionAt = now.adding(Pace.resend)
        case .possiblyAccepted(let words), .refusedForNow(let words):
            attempts[index].lastAnswer = words
            nextActionAt = now.adding(backoff)
        case .refused(let words):
            attempts[index].lastAnswer = words
            nextActionAt = now.adding(Pace.resend)
        }
        guard status == .signed, verdict.mayHaveBeenTaken else { return .init() }
        move(to: .broadcast, at: now)
        return .init(event: "broadcast", action: "transaction.broadcast")
    }

    mutating func settle(_ receipt: TransactionReceipt, at now: Timestamp) -> TransactionStep {
        self.receipt = Receipt(receipt, solidified: true)
        let release = TransactionStep.Release.settled(block: receipt.blockNumber)
        guard receipt.succeeded else {
            failure = Self.failure(of: receipt)
            return end(
                .failed, at: now, detail: failure?.detail,
                step: .init(event: "failed", action: "transaction.settle", release: release))
        }
        return end(
            .confirmed, at: now, detail: "solidified in block \(receipt.blockNumber)",
            step: .init(event: "confirmed", action: "transaction.settle", release: release))
    }

    private static func failure(of receipt: TransactionReceipt) -> Failure {
        let words = RevertReason(data: receipt.contractResult)?.text ?? receipt.message ?? "no reason given"
        let outcome = receipt.outcome?.rawValue ?? "FAILED"
        let code: Failure.Code = receipt.outcome == .outOfEnergy ? .outOfEnergy : .reverted
        return Failure(code: code, detail: "\(outcome): \(words)", retryable: true)
    }

    mutating func expire(at now: Timestamp) -> TransactionStep {
        let index = attempts.count - 1
        attempts[index].provenDead = true
        let words =
            attempts[index].isUnsigned == true
            ? "; no signature of it was submitted"
            : attempts[index].lastAnswer.map { "; a node said last: \($0)" } ?? ""
        failure = Failure(
            code: .expired,
            detail: "attempt \(attempts[index].number) expired and is provably in no block\(words)",
            retryable: true)
        return end(
            .expired, at: now, detail: failure?.detail,
            step: .init(event: "expired", action: "transaction.expire", release: .unspent))
    }

    private mutating func end(
        _ status: TransactionStatus, at now: Timestamp, detail: String?, step: TransactionStep
    ) -> TransactionStep {
        move(to: status, at: now, detail: detail)
        return step
    }
}

extension BroadcastVerdict {
    /// Whether some node may have the bytes by now.
    var mayHaveBeenTaken: Bool {
        switch self {
        case .accepted, .possiblyAccepted: true
        case .refusedForNow, .refused: false
        }
    }
}
