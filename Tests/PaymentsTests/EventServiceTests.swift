import Simulation
import StrictJSON
import Testing

@testable import PaymentModel
@testable import Payments

@Suite("The feed")
struct EventServiceTests {
    private let books = Books(store: MemoryStore(), clock: StandingClock(), random: Samples.Stream())

    /// Commits one event of each type.
    private func tell(_ types: String...) async throws {
        var journal = books.journal(for: .service("test"))
        for type in types {
            var payout = Samples.payout(UInt64.random(in: 10_000...UInt64.max))
            payout.version = 0
            journal.put(payout, action: nil, event: type)
        }
        try await books.commit(journal)
    }

    private func types(after position: Int64, limit: Int = 100, type: String? = nil) async throws -> [String]
    {
        try types(
            of: await EventService(books: books).events(
                after: position, limit: limit, EventFilter(type: type)))
    }

    private func types(of page: RenderedEvents) throws -> [String] {
        let items = try JSON(parsing: "[" + String(decoding: page.json, as: UTF8.self) + "]").array ?? []
        #expect(items.count == page.count)
        return items.compactMap { $0["type"]?.string }
    }

    @Test("pages follow one another without a gap, whatever their size", arguments: [1, 2, 3, 7, 100])
    func pages(limit: Int) async throws {
        let told = (0..<10).map { "event_\($0)" }
        for type in told { try await tell(type) }
        let service = EventService(books: books)
        var seen: [String] = []
        var next: Int64 = 0
        while true {
            let page = try await service.events(after: next, limit: limit)
            if page.count == 0 { break }
            seen += try types(of: page)
            next = page.next
        }

        #expect(seen == told.map { "payout." + $0 })
        #expect(next == 10)
    }

    @Test("a type is exact, or a beginning that ends with a point")
    func filters() async throws {
        try await tell("created", "completed", "created")

        #expect(try await types(after: 0, type: "payout.created") == ["payout.created", "payout.created"])
        #expect(try await types(after: 0, type: "payout.").count == 3)
        #expect(try await types(after: 0, type: "payout.create").isEmpty)
        #expect(try await types(after: 0, type: "pay").isEmpty)
        #expect(try await types(after: 1, type: "payout.completed") == ["payout.completed"])
    }

    @Test("behind a page of a filter nothing is passed over, and what was looked at is not looked at again")
    func filterCursor() async throws {
        try await tell("created", "completed", "created", "completed")
        let service = EventService(books: books)

        let first = try await service.events(after: 0, limit: 1, EventFilter(type: "payout.completed"))
        let second = try await service.events(
            after: first.next, limit: 1, EventFilter(type: "payout.completed"))
        let third = try await service.events(
            after: second.next, limit: 1, EventFilter(type: "payout.completed"))
        let none = try await service.events(after: 0, limit: 1, EventFilter(type: "wallet."))

        #expect(first.count == 1 && first.next == 2)
        #expect(second.count == 1 && second.next == 4)
        #expect(third.count == 0 && third.next == 4)
        #expect(none.count == 0 && none.next == 4)
    }

    @Test("an empty page waits for the next event, and no longer than it is told to")
    func waiting() async throws {
        let service = EventService(books: books)

        async let page = service.events(after: 0, limit: 10, waitingAtMost: .seconds(3600))
        try await tell("created")
        let found = try await page
        let start = books.clock.now()
        let empty = try await service.events(after: 1, limit: 10, waitingAtMost: .seconds(5))

        #expect(found.count == 1 && found.next == 1)
        #expect(empty.count == 0 && empty.next == 1)
        #expect(books.clock.now().since(start) >= .seconds(5))
    }
}
