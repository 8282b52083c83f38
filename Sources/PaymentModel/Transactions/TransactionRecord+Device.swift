import Tron

extension TransactionRecord {
    /// What a device is to sign for it now; nil if none is waited for.
    public var unsigned: UnsignedTransaction? {
        guard status == .awaitingSignature, let attempt,
            let transaction = try? SignedTransaction(decoding: attempt.signedBytes)
        else { return nil }
        return UnsignedTransaction(
            txID: attempt.txID, rawBytes: transaction.rawBytes, derivationPath: derivationPath,
            expiration: attempt.expiration)
    }

    /// Whether bytes of it were shown to be signed by a device. There is no second attempt of such a one.
    package var isOfDevice: Bool { history.contains { $0.status == .awaitingSignature } }

    /// Whether it was cancelled, whatever the chain has said since.
    package var isWithdrawn: Bool { history.contains { $0.status == .cancelled } }

    /// Takes in what happens while bytes are, or were when it was cancelled, with a device. Whoever was shown them can have
    /// them signed and send them, so the chain is listened to in both states, and gives back what they hold.
    mutating func handleUnsent(_ event: TransactionEvent, at now: Timestamp) -> TransactionStep? {
        guard let attempt, !attempt.provenDead else { return nil }
        switch (status, event) {
        case (.awaitingSignature, .signatureSubmitted(let transaction)):
            guard attempts[attempts.count - 1].complete(with: transaction, at: now) else { return nil }
            nextActionAt = now
            move(to: .signed, at: now, detail: "signed by the device")
            return .init(event: "signed", action: "transaction.sign")
        case (.awaitingSignature, .cancelled(let reason)):
            move(to: .cancelled, at: now, detail: reason)
            return .init(event: "cancelled", action: "transaction.cancel")
        case (_, .included(let inclusion, let receipt)):
            show(inclusion, receipt)
            move(to: .included, at: now, detail: "sent by someone else, in block \(inclusion.block.number)")
            return .init(event: "included", action: "transaction.include")
        case (_, .settled(let receipt)):
            return attempt.txID == receipt.id ? settle(receipt, at: now) : nil
        case (.awaitingSignature, .provenAbsent(let proof)):
            return attempt.txID == proof.transaction ? expire(at: now) : nil
        case (_, .provenAbsent(let proof)):
            guard attempt.txID == proof.transaction else { return nil }
            attempts[attempts.count - 1].provenDead = true
            updatedAt = now
            return .init(action: "transaction.expire", release: .unspent)
        case (_, .prepared), (_, .signed), (_, .signatureSubmitted), (_, .sent), (_, .orphaned),
            (_, .replaced),
            (_, .cancelled):
            return nil
        }
    }

    /// What it goes back to when the block that had it has left the chain: bytes that nobody signed here are not sent
    /// from here.
    var statusWithoutBlock: TransactionStatus {
        if attempt?.isUnsigned != true { return .broadcast }
        return isWithdrawn ? .cancelled : .awaitingSignature
    }
}
