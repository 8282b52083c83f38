/// Proof that a transaction can never be included any more. Nothing else allows a new one in its place.
///
/// A block takes a transaction only where the block's parent is earlier than the expiration (java-tron:
/// `Manager.validateCommon`; with `getConsensusLogicOptimization` the rule is only stricter). So once a
/// solidified block is at or past the expiration, and no solidified block up to and including it has the
/// transaction, none ever will.
public struct ProofOfAbsence: Hashable, Sendable {
    /// The transaction that is on no chain and never will be.
    public let transaction: TransactionID
    /// The solidified block that is at or past the expiration.
    public let solidified: BlockID

    /// The answers of one node to three questions, in this order: its solidified head, whether its solidified state
    /// has the transaction, and its solidified head again.
    public struct Evidence: Sendable {
        /// The solidified head, asked first.
        public let before: BlockMark
        /// Whether the solidified state has the transaction.
        public let isKnown: Bool
        /// The solidified head, asked last.
        public let after: BlockMark

        /// What a node answered to the three questions.
        public init(before: BlockMark, isKnown: Bool, after: BlockMark) {
            self.before = before
            self.isKnown = isKnown
            self.after = after
        }
    }

    /// The proof, or nil if the evidence is none: the transaction is there, or the chain is not past its
    /// expiration, or the answers belong to two states of which the one that denied is older (a gateway in
    /// front of several nodes).
    public init?(of transaction: TransactionID, expiring expiration: ChainTime, from evidence: Evidence) {
        guard !evidence.isKnown, evidence.before.time >= expiration,
            evidence.after.number >= evidence.before.number,
            evidence.after.number > evidence.before.number || evidence.after.id == evidence.before.id
        else { return nil }
        self.transaction = transaction
        solidified = evidence.before.id
    }
}
