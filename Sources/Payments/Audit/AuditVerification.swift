import PaymentModel

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

    private enum Limits {
        /// Links held in memory at once.
        static let linksPerPage = 1000
    }

    /// Checks the chain of `store` from its beginning to its current head.
    public init(of store: any Store) async throws(StoreError) {
        guard let head = try await store.auditHead() else {
            let stray = try await store.auditEvents(after: 0, limit: 1)
            self.init(events: 0, headHash: nil, firstInvalidSequence: stray.first?.sequence)
            return
        }
        var sequence: Int64 = 0
        var hash = AuditEvent.genesisHash
        while sequence < head.sequence {
            let (before, page) = (
                sequence, try await store.auditEvents(after: sequence, limit: Limits.linksPerPage)
            )
            for link in page where link.sequence <= head.sequence {
                guard link.sequence == sequence + 1, link.previousHash == hash, link.isIntact else {
                    self.init(events: sequence, headHash: head.hash, firstInvalidSequence: sequence + 1)
                    return
                }
                (sequence, hash) = (link.sequence, link.hash)
            }
            if sequence == before { break }
        }
        let isWhole = sequence == head.sequence && hash == head.hash
        self.init(
            events: sequence, headHash: head.hash,
            firstInvalidSequence: isWhole ? nil : min(sequence + 1, head.sequence))
    }

    private init(events: Int64, headHash: String?, firstInvalidSequence: Int64?) {
        self.events = events
        self.headHash = headHash
        self.firstInvalidSequence = firstInvalidSequence
    }
}
