import Simulation
import Testing

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments

@Suite("The books' signals")
struct BooksTests {
    @Test(
        "the engine is woken for what is due until it looks by itself",
        arguments: zip([-60, 0, 3, 4], [1, 1, 1, 0] as [UInt64]))
    func work(dueIn seconds: Int, rings: UInt64) async throws {
        let books = Books(store: MemoryStore(), clock: StandingClock(), random: Samples.Stream())
        var payout = Samples.payout()
        payout.version = 0
        payout.nextActionAt = books.clock.now().adding(.seconds(seconds))
        var journal = books.journal(for: .service("test"))
        journal.put(payout, action: nil, event: "created")

        try await books.commit(journal)

        #expect(books.work.rings == rings)
        #expect(books.feed.rings == 1)
        #expect(books.blocks.rings == 0)
    }
}
