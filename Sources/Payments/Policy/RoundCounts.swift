package import PaymentModel

/// What the policy's counters say during one round over a wallet: each is read once, and what the round itself counts is
/// added. The ceilings in its commits catch what others count meanwhile.
package struct RoundCounts: Sendable {
    private var values: [CounterKey: Int64] = [:]

    /// Nothing is read yet.
    package init() {}

    /// The values of `keys`.
    mutating func values(
        of keys: [CounterKey], in store: any Store
    ) async throws(StoreError) -> [CounterKey: Int64] {
        let unread = keys.filter { values[$0] == nil }
        if !unread.isEmpty {
            for (key, value) in zip(unread, try await store.counters(unread)) { values[key] = value }
        }
        return values.filter { keys.contains($0.key) }
    }

    /// Adds what the round counts.
    package mutating func add(_ changes: [CounterChange]) {
        for change in changes {
            let (sum, overflow) = (values[change.key] ?? 0).addingReportingOverflow(change.delta)
            values[change.key] = overflow ? .max : sum
        }
    }
}
