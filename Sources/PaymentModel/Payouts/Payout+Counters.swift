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

    /// Whether it is accepted and nothing is signed or being signed for it: its amount is kept for it.
    var isToBePromised: Bool {
        switch status {
        case .pendingApproval, .pending: transactionID == nil
        case .processing, .completed, .failed, .cancelled, .rejected: false
        }
    }

    /// Brings what the wallet has promised up to what the payout is now: the change of the counter, if it changes.
    package mutating func promise() -> [CounterChange] {
        let wasPromised = isPromised == true
        guard isToBePromised != wasPromised else { return [] }
        isPromised = wasPromised ? nil : true
        return [
            CounterChange(
                key: .promised(walletID, amount.asset), delta: wasPromised ? -amount.units : amount.units)
        ]
    }
}
