/// What a pool measures by: how long a node rests, how often it is asked, how long it takes.
package struct PoolClock: Sendable {
    /// The moment it is.
    package let now: @Sendable () -> ContinuousClock.Instant
    /// Returns later by a duration.
    package let sleep: @Sendable (Duration) async throws -> Void

    /// A clock of these two.
    package init(
        now: @escaping @Sendable () -> ContinuousClock.Instant,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.now = now
        self.sleep = sleep
    }

    /// The machine's.
    package static let machine = PoolClock(
        now: { ContinuousClock.now }, sleep: { try await Task.sleep(for: $0) })
}
