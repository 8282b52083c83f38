package import Tron

/// The right to sign for a record. It exists only if nothing was signed yet, or what was signed last is provably
/// dead. The signer signs nothing without it.
package struct SigningPermit: Sendable {
    /// Of the attempt that may be signed.
    package let attemptNumber: Int
    /// The record that may be signed for.
    package let record: TransactionRecord

    /// For a record that waits for its first signature.
    package init?(first record: TransactionRecord) {
        guard record.status == .queued, record.attempts.isEmpty else { return nil }
        self.record = record
        attemptNumber = 1
    }

    /// For a record whose newest attempt `proof` shows to be dead. What a device was to sign is not made again: whoever
    /// holds the device decides about that.
    package init?(after proof: ProofOfAbsence, of record: TransactionRecord) {
        guard let attempt = record.attempt, attempt.txID == proof.transaction, !record.status.isFinal,
            !record.isOfDevice,
            record.attempts.dropLast().allSatisfy(\.provenDead)
        else { return nil }
        self.record = record
        attemptNumber = attempt.number + 1
    }
}
