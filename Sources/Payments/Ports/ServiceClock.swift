public import PaymentModel

/// The source of time. Nothing in the domain asks the system, so a simulation can move the time itself.
public protocol ServiceClock: Sendable {
    /// The wall clock now.
    func now() -> Timestamp

    /// Returns once `duration` has passed.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    func sleep(for duration: Duration) async throws
}
