public import PaymentModel
public import Tron
import TronNode

extension TransactionService {
    /// Accepts a device's signature. It is stored with the bytes, and the engine sends them. Submitting it again
    /// changes nothing.
    ///
    /// - Throws: `PaymentError` with `notFound`, `invalidState`, `walletUnusable`, `transactionExpired`,
    ///   `signatureInvalid`, `storeUnavailable`; `recipientNotTrusted`, `kycAttestationInvalid` or `policyViolation` if
    ///   what it pays is not allowed any more.
    public func submit(
        _ signature: Signature, for id: TransactionRecordID, by caller: Caller
    ) async throws -> TransactionRecord {
        try await PaymentError.mapping {
            try await books.decide(retrying: [.versionConflict, .counterExceeded]) {
                guard let record = try await books.store.transaction(id) else {
                    throw PaymentError.notFound("transaction")
                }
                let signed = try await judge(signature, of: record)
                var journal = books.journal(for: caller)
                let book = TransactionBook(books: books)
                let judged = try await judgeAgain(record, in: &journal)
                guard
                    let taken = try await book.take(
                        .signatureSubmitted(signed), for: judged.record, with: judged.payouts, into: &journal)
                else {
                    return try record.repeated(signed)
                }
                try await books.commit(journal)
                return taken
            }
        }
    }

    /// The record and the payout that it pays, as they are once the signature is stored. With a signature it can take
    /// effect, so it is judged as it was when it was accepted.
    private func judgeAgain(
        _ record: TransactionRecord, in journal: inout Journal
    ) async throws -> (record: TransactionRecord, payouts: [PayoutID: Payout]?) {
        guard record.status == .awaitingSignature else { return (record, nil) }
        if let wallet = try await books.store.wallet(record.walletID) { journal.require(wallet) }
        var (record, counts) = (record, RoundCounts())
        var payout: Payout?
        if let id = record.payoutID { payout = try await books.store.payout(id) }
        let finding =
            if let payout {
                try await review.review(payout, counting: &counts, at: journal.now)
            } else {
                try await review.review(record, counting: &counts, at: journal.now)
            }
        let (counters, recipient) = try finding.passed()
        if !counters.isEmpty {
            if payout == nil { record.countAgain(at: journal.now) }
            payout?.countAgain(at: journal.now)
        }
        journal.count(counters)
        if let recipient { journal.require(recipient) }
        return (record, payout.map { [$0.id: $0] })
    }

    /// The record's transaction with `signature`, once state, time and key have been checked.
    private func judge(_ signature: Signature, of record: TransactionRecord) async throws -> SignedTransaction
    {
        guard record.isOfDevice, !record.isWithdrawn, let attempt = record.attempt else {
            throw PaymentError(
                .invalidState, "It is \(record.status.rawValue) and does not wait for a signature.")
        }
        if record.status == .expired { throw PaymentError.transactionExpired(attempt) }
        if record.status == .awaitingSignature {
            guard try await books.store.wallet(record.walletID)?.status == .active else {
                throw PaymentError(.walletUnusable, "The wallet is frozen or archived and signs nothing.")
            }
            if let now = try await headTime(), now >= attempt.expiration {
                throw PaymentError.transactionExpired(attempt)
            }
        }
        let bytes = try SignedTransaction(decoding: attempt.signedBytes).rawBytes
        let signed = try SignedTransaction(rawBytes: bytes, signatures: [signature.bytes])
        guard signed.id == attempt.txID, (try? signed.signers()) == [record.from] else {
            throw PaymentError(
                .signatureInvalid, "This is not a signature of \(attempt.txID.hex) by \(record.from.base58).")
        }
        return signed
    }

    /// The head block's time from a node, or else from the last block that was read; nil if none ever was. A late
    /// time does no harm: the chain refuses what has expired.
    private func headTime() async throws(StoreError) -> ChainTime? {
        if let head = try? await node.block(.latestHeader, in: .head) { return head.timestamp }
        let position = try await books.store.followerPosition()
        return position?.unsolidified.last?.time ?? position?.solidified.time
    }
}

extension TransactionRecord {
    /// The answer to a signature that changes nothing: the stored one, or one of a transaction that someone else has
    /// sent.
    fileprivate func repeated(_ signed: SignedTransaction) throws(PaymentError) -> TransactionRecord {
        guard let attempt, attempt.isUnsigned == true || attempt.signedBytes == signed.encoded() else {
            throw PaymentError(
                .invalidState, "It is \(status.rawValue), with another signature of the same key.")
        }
        return self
    }
}

extension PaymentError {
    fileprivate static func transactionExpired(_ attempt: Attempt) -> Self {
        let time = Timestamp(milliseconds: attempt.expiration.milliseconds).text
        return Self(.transactionExpired, "The transaction to sign expired at \(time). Order it again.")
    }
}
