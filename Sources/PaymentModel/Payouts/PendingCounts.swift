package import Tron

/// What the payouts of a batch before one of them count, though nothing is stored yet.
package struct PendingCounts: Sendable {
    private var counts: [CounterKey: Int64] = [:]
    /// Which recipients are contracts, as far as that was asked before.
    package var contracts: [Address: Bool?] = [:]

    /// What was counted so far; nothing for the first payout of a batch.
    package init(package counts: [CounterKey: Int64] = [:], contracts: [Address: Bool?] = [:]) {
        self.counts = counts
        self.contracts = contracts
    }

    /// What is counted where the store has `stored`. A sum that does not fit is over every limit.
    package func sum(of key: CounterKey, with stored: Int64) -> Int64 {
        let (sum, overflow) = (counts[key] ?? 0).addingReportingOverflow(stored)
        return overflow ? .max : sum
    }

    /// Counts what the payouts before would add.
    package mutating func add(_ changes: [CounterChange]) {
        for change in changes { counts[change.key] = sum(of: change.key, with: change.delta) }
    }
}
