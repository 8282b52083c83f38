import Payments

/// A loop of the engine. Workers keep no state that must survive: after a restart they continue from what is stored.
protocol Worker: Sendable {
    /// The worker's name in logs, metrics and health.
    var name: String { get }
    /// Rings when there may be something to do.
    var wakes: Signal { get }
    /// How long it waits for a signal before it runs a step anyway.
    var interval: Duration { get }

    /// What the log says when a step fails.
    var failureMessage: String { get }

    /// Whether it is of use only where a node has shown to be of the configured network.
    var needsNetwork: Bool { get }

    /// Does what is due now. Returns whether there may be more to do at once.
    func step() async throws -> Bool
}

extension Worker {
    var failureMessage: String { "worker failed" }

    var needsNetwork: Bool { true }
}
