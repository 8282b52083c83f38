public import PaymentModel
import StrictJSON
import Tron

/// The registry of trusted recipients for direct payouts.
public struct RecipientService: Sendable {
    private let books: Books
    private let rules: RecipientRules
    private let needsSecond: Bool
    /// How long a new recipient waits before it can be paid.
    public let wait: Duration

    /// A service whose new recipients wait for `wait`, and for another person's approval if trust `needsSecond`.
    package init(books: Books, rules: RecipientRules, wait: Duration, needsSecond: Bool) {
        self.needsSecond = needsSecond
        self.books = books
        self.rules = rules
        self.wait = wait
    }

    /// Registers a recipient: trusted at once, or as soon as somebody else has approved it.
    ///
    /// - Throws: `PaymentError` with `validationFailed`, `recipientExists`, `storeUnavailable`.
    public func add(_ order: RecipientOrder, by caller: Caller) async throws -> Recipient {
        try await PaymentError.mapping {
            if let violation = rules.violation(of: order.address, paidBy: nil, at: "/address") {
                throw PaymentError.invalid([violation])
            }
            // Whoever adds the same address at the same moment may be faster: then it is known the next time.
            return try await books.decide(retrying: [.addressTaken]) {
                if let other = try await books.store.trustedRecipient(at: order.address) {
                    throw Self.exists(other)
                }
                var journal = books.journal(for: caller)
                let recipient = Recipient(
                    id: RecipientID(at: journal.now, random: books.random), order: order,
                    status: needsSecond ? .pendingApproval : .trusted, createdBy: caller.subject,
                    createdAt: journal.now)
                journal.put(
                    recipient, action: "recipient.create",
                    details: ["address": .string(order.address.base58)])
                try await books.commit(journal)
                return recipient
            }
        }
    }

    /// Trusts a recipient that waits for a second person. Approving a trusted one changes nothing.
    ///
    /// - Throws: `PaymentError` with `notFound`, `selfApproval`, `invalidState`, `recipientExists`, `storeUnavailable`.
    public func approve(_ id: RecipientID, by caller: Caller) async throws -> Recipient {
        try await PaymentError.mapping {
            try await books.decide(retrying: [.versionConflict, .addressTaken]) {
                var recipient = try await recipient(id)
                guard try recipient.approve(by: caller.subject) else { return recipient }
                if let other = try await books.store.trustedRecipient(at: recipient.address) {
                    throw Self.exists(other)
                }
                var journal = books.journal(for: caller)
                journal.put(
                    recipient, action: "recipient.approve",
                    details: ["address": .string(recipient.address.base58)])
                try await books.commit(journal)
                return recipient
            }
        }
    }

    /// Revokes the trust. Revoking again changes nothing.
    ///
    /// - Throws: `PaymentError` with `notFound`, `storeUnavailable`.
    public func revoke(_ id: RecipientID, by caller: Caller) async throws -> Recipient {
        try await PaymentError.mapping {
            try await books.decide {
                var recipient = try await recipient(id)
                guard recipient.status != .revoked else { return recipient }
                var journal = books.journal(for: caller)
                recipient.status = .revoked
                recipient.revokedAt = journal.now
                journal.put(
                    recipient, action: "recipient.revoke",
                    details: ["address": .string(recipient.address.base58)])
                try await books.commit(journal)
                return recipient
            }
        }
    }

    /// The recipient with this id.
    ///
    /// - Throws: `PaymentError` with `notFound`, `storeUnavailable`.
    public func recipient(_ id: RecipientID) async throws -> Recipient {
        try await PaymentError.mapping {
            guard let recipient = try await books.store.recipient(id) else {
                throw PaymentError.notFound("recipient")
            }
            return recipient
        }
    }

    /// All recipients, newest first, after `position`.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func recipients(after position: ListPosition?, limit: Int) async throws -> RenderedItems {
        try await PaymentError.mapping {
            try await books.store.renderedRecipients(after: position, limit: limit, wait: wait)
        }
    }

    private static func exists(_ other: Recipient) -> PaymentError {
        var error = PaymentError(.recipientExists, "Recipient \(other.id) has this address.")
        error.recipientID = other.id
        return error
    }
}
