import Payments

/// One of the loops that bring what was accepted to its end. Workers keep nothing that must survive: after a restart
/// they continue from what is stored.
protocol Worker: Sendable {
    /// In logs, metrics and health.
    var name: String { get }
    /// Rings when there may be something to do.
    var wakes: Signal { get }
    /// How long it waits for a ring before it looks by itself.
    var interval: Duration { get }

    /// Does what is due now. Returns whether there may be more to do at once.
    func step() async throws -> Bool
}
