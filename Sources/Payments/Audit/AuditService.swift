public import PaymentModel
public import StrictJSON

/// Records acts and refusals that change no record.
public struct AuditService: Sendable {
    let books: Books

    /// A service that writes to the trail of `books`.
    package init(books: Books) {
        self.books = books
    }

    /// Appends one entry.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`. A caller that is about to reveal or move something must then
    ///   stop.
    public func record(
        _ action: String, resourceID: String?, outcome: AuditOutcome, details: JSONObject = [:],
        by caller: Caller
    ) async throws {
        try await PaymentError.mapping {
            var journal = books.journal(for: caller)
            journal.audit(action, resourceID, details, outcome: outcome)
            try await books.commit(journal)
        }
    }
}
