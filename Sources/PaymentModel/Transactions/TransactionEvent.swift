package import Tron

/// What happens to a transaction record.
package enum TransactionEvent: Sendable {
    /// Bytes were made; they are stored with this event and sent only afterwards.
    case signed(Attempt)
    /// Bytes were made for a device to sign; they are stored with this event and shown only afterwards.
    case prepared(Attempt)
    /// The same bytes with the device's signature.
    case signatureSubmitted(SignedTransaction)
    /// The bytes were sent: what is known now.
    case sent(BroadcastVerdict)
    /// A block that is not solidified yet has the bytes. The receipt is what one node says, nil if it has none yet. A fork
    /// can undo both.
    case included(Inclusion, receipt: TransactionReceipt? = nil)
    /// That block left the chain.
    case orphaned
    /// The solidified chain has the bytes.
    case settled(TransactionReceipt)
    /// The bytes can never take effect; nothing is signed in their place.
    case provenAbsent(ProofOfAbsence)
    /// The bytes can never take effect; these are signed in their place.
    case replaced(ProofOfAbsence, Attempt)
    /// Ended before anything was signed.
    case cancelled(String)
}
