public import Tron

/// That a transaction can never be included any more. Nothing else allows a new one in its place.
///
/// A block takes a transaction only where the block's parent is earlier than the expiration (java-tron:
/// `Manager.validateCommon`; with `getConsensusLogicOptimization` the rule is only stricter). So once a
/// solidified block is at or past the expiration, and no solidified block up to and including it has the
/// transaction, none ever will.
public struct ProofOfAbsence: Hashable, Sendable {
    /// Which transaction can never be included.
    public let transaction: TransactionID
    /// The solidified block that is at or past the expiration.
    public let solidified: BlockID

    /// What was asked of one node, and answered, in this order: its solidified head, whether its solidified
    /// state has the transaction, its solidified head again.
    public struct Evidence: Sendable {
        /// The solidified head before the look-up.
        public let before: NodeBlock
        /// Whether the solidified state has the transaction.
        public let isKnown: Bool
        /// The solidified head after the look-up.
        public let after: NodeBlock

        /// The three answers, in the order in which they were given.
        public init(before: NodeBlock, isKnown: Bool, after: NodeBlock) {
            self.before = before
            self.isKnown = isKnown
            self.after = after
        }
    }

    /// The proof, or nil where the evidence is none: the transaction is there, or the chain is not past its
    /// expiration, or the answers belong to two states of which the one that denied is older (a gateway in
    /// front of several nodes).
    public init?(of transaction: TransactionID, expiring expiration: ChainTime, from evidence: Evidence) {
        guard !evidence.isKnown, evidence.before.timestamp >= expiration,
            evidence.after.number >= evidence.before.number,
            evidence.after.number > evidence.before.number || evidence.after.id == evidence.before.id
        else { return nil }
        self.transaction = transaction
        solidified = evidence.before.id
    }

    /// The proof, where each of `witnesses` gives it: one node alone that lies, or has lost its history, proves nothing
    /// where two are there.
    ///
    /// - Throws: `NodeError` where one does not answer; that proves nothing.
    public static func find(
        of transaction: TransactionID, expiring expiration: ChainTime, onAll witnesses: [any NodeAPI]
    ) async throws(NodeError) -> Self? {
        var proof: Self?
        for witness in witnesses {
            guard let found = try await find(of: transaction, expiring: expiration, on: witness) else {
                return nil
            }
            proof = proof ?? found
        }
        return proof
    }

    /// Asks `node`, which must be one node, for the evidence.
    ///
    /// - Throws: `NodeError` where it does not answer; that proves nothing.
    public static func find(
        of transaction: TransactionID, expiring expiration: ChainTime, on node: some NodeAPI
    ) async throws(NodeError) -> Self? {
        guard let before = try await node.block(.latest, in: .solidified), before.timestamp >= expiration
        else {
            return nil
        }
        let hasReceipt = try await node.receipt(of: transaction, in: .solidified) != nil
        let hasTransaction = try await node.hasTransaction(transaction, in: .solidified)
        guard let after = try await node.block(.latest, in: .solidified) else { return nil }
        let evidence = Evidence(before: before, isKnown: hasReceipt || hasTransaction, after: after)
        return Self(of: transaction, expiring: expiration, from: evidence)
    }
}
