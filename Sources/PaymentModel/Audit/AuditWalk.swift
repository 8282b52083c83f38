public import StrictJSON

/// Recomputes the audit trail's chain of hashes, link after link. It holds the newest link only, however long the
/// trail is.
public struct AuditWalk: Hashable, Sendable {
    /// The newest link that continues the chain.
    public private(set) var reached: AuditHead
    /// Where the chain breaks: a changed, missing or inserted link. Nothing is taken after it.
    public private(set) var firstInvalidSequence: Int64?
    /// A link that the trail must have, as someone noted elsewhere.
    private let expected: AuditHead?

    /// A walk from the beginning of the trail.
    public init(expecting expected: AuditHead? = nil) {
        reached = AuditHead(sequence: 0, hash: AuditEvent.genesisHash)
        self.expected = expected
    }

    /// A walk from `head` on.
    public init(after head: AuditHead) {
        reached = head
        expected = nil
    }

    /// Takes the next link.
    ///
    /// - Parameter document: The entry as it is stored; nil if it cannot be read.
    public mutating func take(sequence: Int64, document: JSONObject?, previousHash: String, hash: String) {
        guard firstInvalidSequence == nil else { return }
        let next = reached.sequence + 1
        guard sequence == next, previousHash == reached.hash, let document,
            AuditEvent.hash(of: document, sequence: sequence, previousHash: previousHash) == hash,
            expected.map({ $0.sequence != sequence || $0.hash == hash }) ?? true
        else {
            firstInvalidSequence = next
            return
        }
        reached = AuditHead(sequence: sequence, hash: hash)
    }
}
