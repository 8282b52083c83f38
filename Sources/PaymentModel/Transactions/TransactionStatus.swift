/// How far a transaction is. See `TransactionMachine` for what leads from one to the next.
public enum TransactionStatus: String, Codable, Sendable, CaseIterable {
    /// Accepted and stored; nothing is signed.
    case queued
    /// The bytes are made and wait for a hardware wallet's signature.
    case awaitingSignature = "awaiting_signature"
    /// Signed bytes are stored; no node is known to have them.
    case signed
    /// A node has the bytes, or may have them.
    case broadcast
    /// In a block that is not solidified yet.
    case included
    /// Solidified and executed.
    case confirmed
    /// Solidified, and its execution failed: the fee is gone, nothing moved.
    case failed
    /// Every attempt is provably dead.
    case expired
    /// Ended before anything was signed here. Where bytes were with a device, what they hold is given back only when they
    /// are provably dead, and the chain has the last word: see `TransactionRecord.mayTakeEffect`.
    case cancelled

    /// Whether nothing can change any more.
    public var isFinal: Bool {
        switch self {
        case .confirmed, .failed, .expired, .cancelled: true
        case .queued, .awaitingSignature, .signed, .broadcast, .included: false
        }
    }
}
