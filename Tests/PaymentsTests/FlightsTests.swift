import Synchronization
import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

/// Work that ends when it is told to, and counts how often it was begun.
private final class Job: Sendable {
    private struct State {
        var begun = 0
        var cancelled = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }
    private let state = Mutex(State())

    var begun: Int { state.withLock(\.begun) }
    var cancelled: Int { state.withLock(\.cancelled) }

    /// Waits to be told, and returns how often it was begun until then.
    func run() async throws -> Int {
        let number = state.withLock { state in
            state.begun += 1
            return state.begun
        }
        await withCheckedContinuation { continuation in
            state.withLock { $0.waiting.append(continuation) }
        }
        if Task.isCancelled { state.withLock { $0.cancelled += 1 } }
        return number
    }

    /// Lets all go on that were begun, once there are so many.
    func finish(_ count: Int = 1) async {
        while state.withLock(\.waiting.count) < count { await Task.yield() }
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

@Suite("Work that is under way")
struct FlightsTests {
    private let flights = SingleFlight<String, Int>()
    private let job = Job()

    private func join(_ key: String = "key") -> Task<Int, any Error> {
        Task { [flights, job] in try await flights.value(of: key) { try await job.run() } }
    }

    private func waiting(_ count: Int, for key: String = "key") async {
        while flights.waiters(of: key) != count { await Task.yield() }
    }

    @Test("is done once for a hundred who want it, and anew for who comes later")
    func once() async throws {
        let tasks = (0..<100).map { _ in join() }
        await waiting(100)
        await job.finish()
        var answers: [Int] = []
        for task in tasks { answers.append(try await task.value) }
        let later = join()
        await job.finish()

        #expect(answers == Array(repeating: 1, count: 100))
        #expect(try await later.value == 2 && job.begun == 2)
    }

    @Test("what is wanted for another key is work of its own")
    func keys() async throws {
        let (one, other) = (join("one"), join("other"))
        await job.finish(2)

        #expect(try await Set([one.value, other.value]) == [1, 2])
    }

    @Test("who is cancelled leaves, the others stay")
    func leaving() async throws {
        let tasks = (0..<3).map { _ in join() }
        await waiting(3)
        tasks[1].cancel()
        await #expect(throws: CancellationError.self) { try await tasks[1].value }
        await job.finish()

        #expect(try await tasks[0].value == 1)
        #expect(try await tasks[2].value == 1)
        #expect(job.begun == 1 && job.cancelled == 0)
    }

    @Test("is cancelled when nobody waits for it any more")
    func abandoned() async throws {
        let tasks = (0..<2).map { _ in join() }
        await waiting(2)
        for task in tasks { task.cancel() }
        for task in tasks { await #expect(throws: CancellationError.self) { try await task.value } }
        await job.finish()
        while job.cancelled == 0 { await Task.yield() }
        let next = join()
        await job.finish()

        #expect(try await next.value == 2)
    }

    @Test("a failure is everybody's who waits, and nobody's who comes later")
    func failing() async throws {
        let job = job
        let flights = flights
        let tasks = (0..<3).map { _ in
            Task {
                try await flights.value(of: "key") {
                    _ = try await job.run()
                    throw Refused()
                }
            }
        }
        await waiting(3)
        await job.finish()
        for task in tasks { await #expect(throws: Refused.self) { try await task.value } }
        let next = join()
        await job.finish()

        #expect(try await next.value == 2)
    }

    @Test("who is cancelled before begins nothing")
    func cancelledBefore() async {
        let (flights, job) = (flights, job)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await flights.value(of: "key") { try await job.run() }
        }

        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(job.begun == 0)
    }
}
