import Logging
import Synchronization

/// What the process logs, changeable while it runs.
final class LogLevel: Sendable {
    /// All loggers of a process that have no level of their own have this one.
    static let shared = LogLevel()

    private let place = Atomic<Int>(LogLevel.levels.firstIndex(of: .info) ?? 0)

    private static let levels = Logger.Level.allCases

    private init() {}

    /// The least level that is logged.
    var value: Logger.Level {
        get { Self.levels[place.load(ordering: .relaxed)] }
        set { place.store(Self.levels.firstIndex(of: newValue) ?? 0, ordering: .relaxed) }
    }
}
