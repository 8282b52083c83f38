extension Payout {
    /// The policy's counters that it counts in now; none once it was taken out of them.
    public var countedIn: [CounterKey] {
        countedAt.map { time in
            PayoutScope.counters(of: amount.asset, route: route, recipient: recipient, at: time)
        } ?? []
    }

    /// Takes the payout out of the counters where it ended without paying: what they lose, nothing where it
    /// still counts or was taken out before.
    package mutating func returnCount() -> [CounterChange] {
        switch status {
        case .pendingApproval, .pending, .processing, .completed: return []
        case .failed, .cancelled, .rejected: break
        }
        let changes = countedIn.map { CounterChange(key: $0, delta: -amount.units) }
        countedAt = nil
        return changes
    }
}
