/// One person's decision about a payout.
public struct Approval: Codable, Hashable, Sendable {
    /// What was decided.
    public enum Decision: String, Codable, Sendable {
        /// `rejected` by one person ends the payout.
        case approved, rejected
    }

    /// The subject of the approver's token; never the one that ordered the payout.
    public let by: String
    /// Yes or no.
    public let decision: Decision
    /// The approver's words; always given with a rejection.
    public let reason: String?
    /// When it was decided, by the wall clock.
    public let at: Timestamp
    /// The digest of the payout when it was decided about: see `Payout.termsDigest`.
    public let terms: String

    /// A decision by the subject `by`.
    public init(by: String, decision: Decision, reason: String?, at: Timestamp, terms: String) {
        self.by = by
        self.decision = decision
        self.reason = reason
        self.at = at
        self.terms = terms
    }
}
