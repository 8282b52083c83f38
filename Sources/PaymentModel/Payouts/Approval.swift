/// One person's decision about a payout.
public struct Approval: Codable, Hashable, Sendable {
    /// What was decided.
    public enum Decision: String, Codable, Sendable {
        case approved, rejected
    }
    public let by: String
    public let decision: Decision
    public let reason: String?
    public let at: Timestamp
    /// What the payout said when it was decided about: see `Payout.termsDigest`.
    public let terms: String

    public init(by: String, decision: Decision, reason: String?, at: Timestamp, terms: String) {
        self.by = by
        self.decision = decision
        self.reason = reason
        self.at = at
        self.terms = terms
    }
}
