public import PaymentModel

/// The result of recomputing the whole chain of hashes.
public struct AuditVerification: Hashable, Sendable {
    /// How many links were checked.
    public let events: Int64
    /// The hash of the separately stored head; nil if nothing was ever audited.
    public let headHash: String?
    /// The first sequence number at which the chain is broken by a changed, missing or inserted link, or a missing
    /// end.
    public let firstInvalidSequence: Int64?

    /// Whether the chain is intact.
    public var isValid: Bool { firstInvalidSequence == nil }

    /// Checks the chain of `store` from its beginning to its current head.
    ///
    /// - Parameter expected: A link that the trail must have. Without it, the trail is invalid: it is another one, or
    ///   its end is missing together with the head.
    public init(of store: any Store, expecting expected: AuditHead? = nil) async throws(StoreError) {
        let head = try await store.auditHead()
        let end = head ?? AuditHead(sequence: 0, hash: AuditEvent.genesisHash)
        var walk = AuditWalk(expecting: expected)
        if head == nil {
            // Without a head, nothing may follow the beginning.
            walk = try await store.continueWalk(walk, through: .max, limit: 1)
            guard walk == AuditWalk(expecting: expected) else {
                self.init(events: 0, headHash: nil, firstInvalidSequence: 1)
                return
            }
        }
        walk = try await store.walk(walk, to: end)
        let isWhole = walk.reached == end
        let missing = expected.map { $0.sequence > end.sequence } ?? false ? end.sequence + 1 : nil
        let broken = isWhole ? missing : min(walk.reached.sequence + 1, end.sequence)
        self.init(
            events: walk.reached.sequence, headHash: head?.hash,
            firstInvalidSequence: walk.firstInvalidSequence ?? broken)
    }

    private init(events: Int64, headHash: String?, firstInvalidSequence: Int64?) {
        self.events = events
        self.headHash = headHash
        self.firstInvalidSequence = firstInvalidSequence
    }
}
