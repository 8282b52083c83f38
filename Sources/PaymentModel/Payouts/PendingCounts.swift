package import Tron

/// What the earlier payouts of a batch count, although nothing is stored yet.
package struct PendingCounts: Sendable {
    private var counts: [CounterKey: Int64] = [:]
    /// Which recipients are contracts, as far as that was asked already.
    package var contracts: [Address: Bool?] = [:]

    /// What was counted so far; nothing for the first payout of a batch.
    package init(package counts: [CounterKey: Int64] = [:], contracts: [Address: Bool?] = [:]) {
        self.counts = counts
        self.contracts = contracts
    }

    /// The counter's value on top of `stored`. A sum that does not fit exceeds every limit.
    package func sum(of key: CounterKey, with stored: Int64) -> Int64 {
        let (sum, overflow) = (counts[key] ?? 0).addingReportingOverflow(stored)
        return overflow ? .max : sum
    }

    /// Counts what the payouts before would add.
    package mutating func add(_ changes: [CounterChange]) {
        for change in changes { counts[change.key] = sum(of: change.key, with: change.delta) }
    }
}
