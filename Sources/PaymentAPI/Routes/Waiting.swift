import ServiceLifecycle

/// Holds answers back for callers that prefer to wait.
enum Waiting {
    /// What `wait` returns; where the service shuts down meanwhile, what `now` returns.
    static func until<Value: Sendable>(
        _ wait: @Sendable @escaping () async throws -> Value, then now: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await cancelWhenGracefulShutdown { try await wait() }
        } catch {
            // Given up waiting: whatever stands in the way of an answer now, `now` says it.
            return try await now()
        }
    }
}
