import PaymentModel

/// Iterates over a stored list, reading a page at a time.
struct PagedSequence<Element: Sendable> {
    private let pageSize: Int
    private let fetch: (Element?) async throws -> [Element]
    private var page: ArraySlice<Element> = []
    private var last: Element?
    private var isComplete = false

    init(pageSize: Int, fetch: @escaping (Element?) async throws -> [Element]) {
        self.pageSize = pageSize
        self.fetch = fetch
    }

    /// The next element, or nil at the end.
    mutating func next() async throws -> Element? {
        if page.isEmpty, !isComplete {
            let fetched = try await fetch(last)
            isComplete = fetched.count < pageSize
            page = fetched[...]
        }
        guard let element = page.popFirst() else { return nil }
        last = element
        return element
    }
}
