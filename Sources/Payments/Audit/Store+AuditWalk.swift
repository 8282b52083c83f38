import PaymentModel

extension Store {
    /// `walk`, continued to `head`: it has reached that, or the place where the chain breaks.
    func walk(_ walk: AuditWalk, to head: AuditHead) async throws(StoreError) -> AuditWalk {
        var walk = walk
        while walk.reached.sequence < head.sequence, walk.firstInvalidSequence == nil {
            let before = walk
            walk = try await continueWalk(walk, through: head.sequence, limit: AuditWalkLimits.linksPerRead)
            if walk == before { break }
        }
        return walk
    }
}

private enum AuditWalkLimits {
    /// Links that one read of the store looks at: a read that goes on for seconds would keep the store from tidying up
    /// behind its writers.
    static let linksPerRead = 5000
}
