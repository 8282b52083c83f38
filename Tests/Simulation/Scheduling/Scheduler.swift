import Synchronization

/// Runs all tasks of a simulation on the thread that calls `run`, one job at a time, in an order that the seed decides,
/// and moves the time on whenever nothing can run. What the tasks do is the real code; only when they run is ours.
final class Scheduler: TaskExecutor, Sendable {
    /// Something that is due at a time: a sleeper to wake, or an event of the world.
    private struct Timer {
        let due: Int64
        let number: UInt64
        let action: Action

        enum Action {
            case wake(UInt64)
            case perform(@Sendable () -> Void)
        }

        func isBefore(_ other: Self) -> Bool { (due, number) < (other.due, other.number) }
    }

    private struct State {
        var now: Int64
        var chance: Chance
        var ready: [UnownedJob] = []
        var timers: [Timer] = []
        var sleepers: [UInt64: CheckedContinuation<Void, any Error>] = [:]
        var nextNumber: UInt64 = 0
        var jobsRun = 0
        var jobsAtThisTime = 0
    }

    private enum Limits {
        /// A worker that never waits would hold the time up for ever.
        static let jobsAtOneTimeMax = 200_000
    }

    private let state: Mutex<State>

    /// - Parameter now: where the simulation's time begins, in milliseconds since 1970.
    init(now: Int64, chance: Chance) {
        state = Mutex(State(now: now, chance: chance))
    }

    /// The time of the simulated world, in milliseconds since 1970; no process of it sees this clock itself.
    var now: Int64 { state.withLock(\.now) }

    /// Jobs run so far.
    var jobsRun: Int { state.withLock(\.jobsRun) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.ready.append(job) }
    }

    /// Has `action` done in `milliseconds`.
    func after(_ milliseconds: Int64, _ action: @escaping @Sendable () -> Void) {
        state.withLock { state in Self.push(.perform(action), in: milliseconds, &state) }
    }

    /// Drops what is due later: who has it done may hold this scheduler, and would never go.
    func drop() { state.withLock { $0.timers = [] } }

    /// Returns in `milliseconds`.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    func sleep(_ milliseconds: Int64) async throws {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation {
                (continuation: CheckedContinuation<Void, any Error>) in
                if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
                state.withLock { state in
                    state.sleepers[number] = continuation
                    Self.push(.wake(number), in: milliseconds, &state)
                }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: number) }?.resume(throwing: CancellationError())
        }
    }

    /// Runs until `isOver`, which is asked before every job.
    ///
    /// - Throws: `SimulationFailure` where nothing is left that could ever run, or the time stands still.
    func run(until isOver: () -> Bool) throws {
        while !isOver() {
            let job = try state.withLock { state throws(SimulationFailure) in try Self.nextJob(&state) }
            if let job {
                job.runSynchronously(on: asUnownedTaskExecutor())
            } else {
                try wakeNext()
            }
        }
    }

    private static func nextJob(_ state: inout State) throws(SimulationFailure) -> UnownedJob? {
        guard !state.ready.isEmpty else { return nil }
        state.jobsRun += 1
        state.jobsAtThisTime += 1
        guard state.jobsAtThisTime < Limits.jobsAtOneTimeMax else {
            throw SimulationFailure("livelock", "\(state.jobsAtThisTime) jobs ran and the time stood still")
        }
        let index = state.chance.index(below: state.ready.count)
        state.ready.swapAt(index, state.ready.count - 1)
        return state.ready.removeLast()
    }

    private func wakeNext() throws {
        let timer = try state.withLock { state throws(SimulationFailure) in
            guard let timer = Self.pop(&state) else {
                throw SimulationFailure("deadlock", "nothing is left to run")
            }
            if timer.due > state.now { (state.now, state.jobsAtThisTime) = (timer.due, 0) }
            return timer
        }
        switch timer.action {
        case .perform(let action): action()
        case .wake(let number): state.withLock { $0.sleepers.removeValue(forKey: number) }?.resume()
        }
    }

    private static func push(_ action: Timer.Action, in milliseconds: Int64, _ state: inout State) {
        state.nextNumber += 1
        state.timers.append(
            Timer(due: state.now + max(0, milliseconds), number: state.nextNumber, action: action))
        var child = state.timers.count - 1
        while child > 0, state.timers[child].isBefore(state.timers[(child - 1) / 2]) {
            state.timers.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private static func pop(_ state: inout State) -> Timer? {
        guard !state.timers.isEmpty else { return nil }
        state.timers.swapAt(0, state.timers.count - 1)
        let first = state.timers.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < state.timers.count && state.timers[child].isBefore(state.timers[least]) {
                least = child
            }
            if least == parent { return first }
            state.timers.swapAt(parent, least)
            parent = least
        }
    }
}

/// What a simulation found to be wrong.
public struct SimulationFailure: Error, Sendable, CustomStringConvertible {
    /// The invariant that does not hold, such as `I1`.
    public let invariant: String
    public let reason: String

    public init(_ invariant: String, _ reason: String) {
        self.invariant = invariant
        self.reason = reason
    }

    public var description: String { "\(invariant): \(reason)" }
}
