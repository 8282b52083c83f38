import Logging
import Synchronization

/// How many lines the process has logged, and how many it could not.
final class LogFigures: Sendable {
    /// All loggers of a process write to one place.
    static let shared = LogFigures()

    private let counts = Mutex<[Logger.Level: Int64]>([:])
    private let lost = Atomic<Int64>(0)

    private init() {}

    /// The written lines of each level.
    var lines: [(level: Logger.Level, count: Int64)] {
        let counts = counts.withLock(\.self)
        return Logger.Level.allCases.map { ($0, counts[$0] ?? 0) }
    }

    /// The lines that could not be written.
    var dropped: Int64 { lost.load(ordering: .relaxed) }

    func wrote(_ level: Logger.Level) { counts.withLock { $0[level, default: 0] += 1 } }

    func drop() { lost.wrappingAdd(1, ordering: .relaxed) }
}
