import ServiceLifecycle

/// Holds back answers for callers that prefer to wait.
enum Waiting {
    /// What `wait` returns, or what `now` returns if the service shuts down meanwhile.
    static func until<Value: Sendable>(
        _ wait: @Sendable @escaping () async throws -> Value, then now: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await cancelWhenGracefulShutdown { try await wait() }
        } catch {
            // Waiting has ended early. If there is an error, `now` meets it as well, and throws it.
            return try await now()
        }
    }
}
