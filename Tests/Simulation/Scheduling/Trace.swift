import Synchronization

/// What happened, in order, as one number: two runs that differ anywhere have different ones. The newest lines are kept
/// for people.
final class Trace: Sendable {
    private struct State {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        var count = 0
        var lines: [String] = []
    }

    private enum Limits {
        /// Enough to see what led to a failure.
        static let linesKept = 400
    }

    private let state = Mutex(State())
    private let scheduler: Scheduler
    private let isPrinted: Bool
    private let start: Int64

    init(_ scheduler: Scheduler, isPrinted: Bool) {
        self.scheduler = scheduler
        self.isPrinted = isPrinted
        start = scheduler.now
    }

    /// FNV-1a of all lines.
    var digest: UInt64 { state.withLock(\.digest) }
    /// How many lines there were.
    var count: Int { state.withLock(\.count) }
    /// The newest lines, oldest first.
    var lines: [String] { state.withLock(\.lines) }

    /// Notes that `line` happened now.
    func note(_ line: @autoclosure () -> String) {
        let line = "\(scheduler.now - start) \(line())"
        if isPrinted { print(line) }
        state.withLock { state in
            state.count += 1
            for byte in line.utf8 { state.digest = (state.digest ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            if state.lines.count >= 2 * Limits.linesKept { state.lines.removeFirst(Limits.linesKept) }
            state.lines.append(line)
        }
    }
}
