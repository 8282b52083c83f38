/// How far a payout is.
public enum PayoutStatus: String, Codable, Sendable, CaseIterable {
    /// Waits for other people's approval; its amount is promised already.
    case pendingApproval = "pending_approval"
    /// `processing` has a transaction; `rejected` is an approver's no, `cancelled` a caller's.
    case pending, processing, completed, failed, cancelled, rejected

    /// Whether nothing leads on from here; a failed payout can be queued again where its failure says so.
    public var isFinal: Bool {
        switch self {
        case .completed, .failed, .cancelled, .rejected: true
        case .pendingApproval, .pending, .processing: false
        }
    }
}
