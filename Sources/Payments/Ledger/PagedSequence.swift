import PaymentModel

/// Goes through a stored list one by one, a page at a time.
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

    /// The next one, or nil at the end.
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
