public import Tron

extension ProofOfAbsence {
    /// The proof, where each of `nodes` gives it: one node alone that lies, or has lost its history, proves nothing
    /// where two are there.
    ///
    /// - Throws: `NodeError` where one does not answer; that proves nothing.
    public static func find(
        of transaction: TransactionID, expiring expiration: ChainTime, onAll nodes: [any NodeAPI]
    ) async throws(NodeError) -> Self? {
        var proof: Self?
        for node in nodes {
            guard let found = try await find(of: transaction, expiring: expiration, on: node) else {
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
        let evidence = Evidence(
            before: before.mark, isKnown: hasReceipt || hasTransaction, after: after.mark)
        return Self(of: transaction, expiring: expiration, from: evidence)
    }
}
