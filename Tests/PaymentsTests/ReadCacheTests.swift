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

private struct Refused: Error {}

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

@Suite("What callers read of the chain")
struct ReadCacheTests {
    private let clock = StandingClock()
    private let asked = StubNode.CallCount()

    private let newest = Newest()

    /// The newest block, which a test makes another.
    private final class Newest: Sendable {
        private let number = Mutex<Int64>(5)

        func move(to other: Int64) { number.withLock { $0 = other } }

        func block() throws(NodeError) -> NodeBlock? { try? Samples.block(number.withLock(\.self)) }
    }

    private func cache(entriesMax: Int = 10) -> ReadCache<Int, Int> {
        let newest = newest
        let head = HeadReader(clock: clock) { () throws(NodeError) in try newest.block() }
        return ReadCache(head, entriesMax: entriesMax)
    }

    private func ask(_ cache: ReadCache<Int, Int>, _ question: Int) async throws -> Int {
        let asked = asked
        return try await cache.answer(to: question) { _ in
            asked.add()
            return asked.count
        }
    }

    @Test("is asked once a block, and anew after three seconds in which none came")
    func lifetime() async throws {
        let cache = cache()
        let (first, second) = (try await ask(cache, 1), try await ask(cache, 1))
        clock.move(by: .milliseconds(2999))
        let third = try await ask(cache, 1)
        clock.move(by: .milliseconds(1))
        let fourth = try await ask(cache, 1)
        clock.move(by: .seconds(-10))
        let fifth = try await ask(cache, 1)

        #expect([first, second, third, fourth, fifth] == [1, 1, 1, 2, 3])
    }

    @Test("is asked anew as soon as the head is another block")
    func newBlock() async throws {
        let cache = cache()
        let before = try await ask(cache, 1)
        newest.move(to: 6)
        let after = try await ask(cache, 1)
        let again = try await ask(cache, 1)

        #expect([before, after, again] == [1, 2, 2])
    }

    @Test("no failure is kept")
    func failure() async throws {
        let cache = cache()
        await #expect(throws: NodeError.self) {
            _ = try await cache.answer(to: 1) { _ in throw NodeError(.timedOut, "no answer") }
        }

        #expect(try await ask(cache, 1) == 1)
    }

    @Test("no more is kept than there is room for")
    func room() async throws {
        let cache = cache(entriesMax: 2)
        for question in 1...3 { _ = try await ask(cache, question) }
        let third = try await ask(cache, 3)
        let first = try await ask(cache, 1)

        #expect(third == 3 && first == 4)
        #expect(cache.count <= 2)
    }
}
