public import PaymentModel

/// Keeps checkpoints of the audit trail outside the store.
public protocol CheckpointSink: Sendable {
    /// Returns once `checkpoint` is kept.
    func keep(_ checkpoint: AuditCheckpoint) async throws
}
