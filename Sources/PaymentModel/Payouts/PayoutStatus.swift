/// How far a payout is.
public enum PayoutStatus: String, Codable, Sendable, CaseIterable {
    case pendingApproval = "pending_approval"
    case pending, processing, completed, failed, cancelled, rejected

    /// Whether nothing leads on from here; a failed payout can be queued again where its failure says so.
    public var isFinal: Bool {
        switch self {
        case .completed, .failed, .cancelled, .rejected: true
        case .pendingApproval, .pending, .processing: false
        }
    }
}
