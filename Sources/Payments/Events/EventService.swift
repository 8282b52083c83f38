public import PaymentModel
import Tron

/// A page of the feed.
public struct EventPage: Sendable {
    /// Ascending, each with its position.
    public let events: [(position: Int64, event: FeedEvent)]
    /// The position after everything that was looked at, whether it matched or not.
    public let next: Int64
}

/// The ordered feed of every change. Events are in the order of their commits, without gaps, and never move.
public struct EventService: Sendable {
    let books: Books

    /// A service that reads the feed of `books`.
    package init(books: Books) {
        self.books = books
    }

    private enum Limits {
        /// Events examined for one page if a filter matches few of them: the caller continues after them.
        static let scannedMax = 10_000
        static let scannedAtOnce = 500
        /// Events of another instance don't ring our signal.
        static let look = Duration.seconds(1)
    }

    /// The events after `position` (0 is the beginning), at most `limit`, of a `type`: exact ("payout.completed"), or
    /// a prefix that ends with a point ("payout."). If there is none, waits for one up to `wait`.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func events(
        after position: Int64, limit: Int, type: String? = nil, waitingAtMost wait: Duration = .zero
    ) async throws -> EventPage {
        try await PaymentError.mapping {
            let end = books.clock.now().adding(wait)
            var position = position
            while true {
                let seen = books.feed.rings
                let page = try await page(after: position, limit: limit, type: type)
                let left = end.since(books.clock.now())
                if !page.events.isEmpty || left <= .zero || Task.isCancelled { return page }
                if page.next == position {
                    await books.feed.wait(since: seen, atMost: min(left, Limits.look), on: books.clock)
                }
                position = page.next
            }
        }
    }

    private func page(after position: Int64, limit: Int, type: String?) async throws -> EventPage {
        guard let type else {
            let events = try await books.store.events(after: position, limit: limit)
            return EventPage(events: events, next: events.last?.position ?? position)
        }
        var found: [(position: Int64, event: FeedEvent)] = []
        var next = position
        var scanned = 0
        while scanned < Limits.scannedMax {
            let events = try await books.store.events(after: next, limit: Limits.scannedAtOnce)
            for entry in events {
                next = entry.position
                guard Self.matches(entry.event.type, type) else { continue }
                found.append(entry)
                if found.count == limit { return EventPage(events: found, next: next) }
            }
            scanned += events.count
            if events.count < Limits.scannedAtOnce { break }
        }
        return EventPage(events: found, next: next)
    }

    private static func matches(_ type: String, _ wanted: String) -> Bool {
        wanted.hasSuffix(".") ? type.hasPrefix(wanted) : type == wanted
    }
}
