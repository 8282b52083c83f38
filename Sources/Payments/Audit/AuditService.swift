public import PaymentModel
public import StrictJSON

/// Records acts and refusals that change no record, and reads and verifies the audit trail.
public struct AuditService: Sendable {
    let books: Books
    private let verifications = SingleFlight<Verification, AuditVerification>()

    private enum Verification {
        case whole
    }

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

    /// The events that `filter` lets through, newest first, before `sequence`.
    public func events(
        _ filter: AuditFilter, before sequence: Int64?, limit: Int
    ) async throws -> [AuditEvent] {
        try await PaymentError.mapping {
            try await books.store.auditEvents(filter, before: sequence, limit: limit)
        }
    }

    /// Recomputes the whole chain. Whoever asks while that is being done gets the same result.
    public func verification() async throws -> AuditVerification {
        try await PaymentError.mapping {
            try await verifications.value(of: .whole) { [store = books.store] in
                try await AuditVerification(of: store)
            }
        }
    }
}
