public import PaymentModel
import Tron

/// The ordered feed of everything that changed: what was committed first stands first, nothing is left out, and what was
/// read once does not move any more.
public struct EventService: Sendable {
    let books: Books

    /// A service that reads the feed of `books`.
    package init(books: Books) {
        self.books = books
    }

    private enum Limits {
        /// Events examined for one page if a filter matches few of them: the caller continues after them.
        static let scannedMax = 10_000
        /// Another instance's events ring no signal here.
        static let look = Duration.seconds(1)
    }

    /// The events after `position` (0 is the beginning) that `filter` includes, at most `limit`. If there is none, waits
    /// for one up to `wait`.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func events(
        after position: Int64, limit: Int, _ filter: EventFilter = EventFilter(),
        waitingAtMost wait: Duration = .zero
    ) async throws -> RenderedEvents {
        try await PaymentError.mapping {
            let end = books.clock.now().adding(wait)
            var position = position
            while true {
                let seen = books.feed.rings
                let page = try await books.store.renderedEvents(
                    after: position, filter, limit: limit, scanLimit: Limits.scannedMax)
                let left = end.since(books.clock.now())
                if page.count > 0 || left <= .zero || Task.isCancelled { return page }
                if page.next == position {
                    await books.feed.wait(since: seen, atMost: min(left, Limits.look), on: books.clock)
                }
                position = page.next
            }
        }
    }
}
