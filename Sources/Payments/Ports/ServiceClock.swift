public import PaymentModel

/// Where the time comes from. Nothing in the domain asks the system: a simulation moves the time itself.
public protocol ServiceClock: Sendable {
    /// The wall clock now.
    func now() -> Timestamp

    /// Returns once `duration` has passed.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    func sleep(for duration: Duration) async throws
}
