public import PaymentModel

/// Ends sessions before their tokens expire.
public struct SessionService: Sendable {
    let books: Books

    /// Revokes a token, or all tokens of a subject that were issued until now. Doing it again is no error.
    ///
    /// Every request looks its session up in the store, so it holds on every instance once this returns.
    public func revoke(_ target: Revocation.Target, by caller: Caller) async throws {
        try await PaymentError.mapping {
            var journal = books.journal(for: caller)
            journal.revoke(target)
            try await books.commit(journal)
        }
    }

    /// Whether a session has ended.
    ///
    /// - Parameter issuedAt: When its token was issued; nil if that is not known, which counts as before every
    ///   revocation.
    /// - Throws: `PaymentError` with `storeUnavailable`: nobody may be let in then.
    public func isRevoked(tokenID: String?, subject: String, issuedAt: Timestamp?) async throws -> Bool {
        try await PaymentError.mapping {
            if let tokenID, try await books.store.revocation(of: .token(tokenID)) != nil { return true }
            guard let revocation = try await books.store.revocation(of: .subject(subject)) else {
                return false
            }
            return issuedAt.map { $0 <= revocation.at } ?? true
        }
    }
}
