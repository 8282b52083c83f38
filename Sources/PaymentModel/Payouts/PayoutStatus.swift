/// The status of a payout.
public enum PayoutStatus: String, Codable, Sendable, CaseIterable {
    /// Waits for other people's approval; its amount is promised already.
    case pendingApproval = "pending_approval"
    /// `processing` has a transaction; `rejected` is an approver's no, `cancelled` a caller's.
    case pending, processing, completed, failed, cancelled, rejected

    /// Whether the status is final. A failed payout can be queued again if its failure allows it.
    public var isFinal: Bool {
        switch self {
        case .completed, .failed, .cancelled, .rejected: true
        case .pendingApproval, .pending, .processing: false
        }
    }
}
