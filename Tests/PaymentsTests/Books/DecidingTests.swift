import Simulation
import Synchronization
import Testing

@testable import PaymentModel
@testable import Payments

@Suite("Deciding again after a conflict")
struct DecidingTests {
    private let clock = StandingClock()
    var books: Books { Books(store: MemoryStore(), clock: clock, random: Samples.Stream()) }

    /// Decides, and is refused each time but the last.
    func attempts(
        until success: Int, _ code: StoreError.Code, retrying codes: Set<StoreError.Code> = [.versionConflict]
    ) async -> (count: Int, result: Result<Int, any Error>) {
        var count = 0
        do {
            let value = try await books.decide(retrying: codes) { () async throws -> Int in
                count += 1
                if count < success { throw StoreError(code, "attempt \(count)") }
                return count
            }
            return (count, .success(value))
        } catch {
            return (count, .failure(error))
        }
    }

    @Test("a conflict that passes is not seen", arguments: [1, 2, 4, 23, 24])
    func passes(success: Int) async throws {
        let (count, result) = await attempts(until: success, .versionConflict)

        #expect(count == success)
        #expect(try result.get() == success)
    }

    @Test(
        "one that does not ends after 24 attempts and at most three seconds, as contended",
        arguments: [StoreError.Code.versionConflict, .counterExceeded, .staleCeiling])
    func exhausted(code: StoreError.Code) async throws {
        let (count, result) = await attempts(until: .max, code, retrying: [code])

        #expect(count == 24)
        let error = #expect(throws: StoreError.self) { try result.get() }
        #expect(error?.code == .contended)
        #expect(
            (error?.cause as? StoreError)?.reason == "attempt 24", "the last conflict is kept for the log")
        #expect(clock.now().since(Samples.now) <= .seconds(3))
        #expect(clock.now().since(Samples.now) >= .milliseconds(20), "there are pauses")
        let told = PaymentError.from(error ?? StoreError(.corrupt, "none")) as? PaymentError
        #expect(told?.code == .storeUnavailable)
    }

    @Test("the first conflicts are met at once, the next after pauses that grow")
    func pauses() async {
        _ = await attempts(until: 4, .versionConflict)
        #expect(clock.now() == Samples.now)

        let before = clock.now()
        _ = await attempts(until: 5, .versionConflict)
        #expect(clock.now().since(before) >= .milliseconds(1))
        #expect(clock.now().since(before) <= .milliseconds(2))
    }

    @Test("who is cancelled does not try again")
    func cancelled() async {
        let books = books
        let count = Mutex(0)
        let task = Task {
            try await books.decide { () async throws -> Void in
                let number = count.withLock { count in
                    count += 1
                    return count
                }
                if number == 2 { withUnsafeCurrentTask { $0?.cancel() } }
                throw StoreError(.versionConflict, "again")
            }
        }

        await #expect(throws: StoreError.self) { try await task.value }
        #expect(count.withLock(\.self) == 2)
    }

    @Test("the form for decisions that only the store can refuse has the same bounds")
    func storing() async {
        var count = 0
        do {
            _ = try await books.decide(storing: { () async throws(StoreError) -> Int in
                count += 1
                throw StoreError(.versionConflict, "again")
            })
            Issue.record("it never succeeds")
        } catch {
            #expect(error.code == .contended)
        }
        #expect(count == 24)
    }
}
