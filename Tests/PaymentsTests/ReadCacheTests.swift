import Synchronization
import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

struct Refused: Error {}

@Suite("What callers read of the chain")
struct ReadCacheTests {
    private let clock = StandingClock()
    private let asked = StubNode.CallCount()

    private let newest = Newest()

    /// The newest block, which a test makes another.
    private final class Newest: Sendable {
        let number = Mutex<Int64>(5)

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
