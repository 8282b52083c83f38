extension Payout {
    /// The policy's counters that it counts in now; empty once it was taken out of them.
    public var countedIn: [CounterKey] {
        countedAt.map { time in
            PayoutScope.counters(of: amount.asset, route: route, recipient: recipient, at: time)
        } ?? []
    }

    /// Takes the payout out of the counters if it ended without paying. Returns the changes; none if it still counts
    /// or was taken out before.
    package mutating func returnCount() -> [CounterChange] {
        switch status {
        case .pendingApproval, .pending, .processing, .completed: return []
        case .failed, .cancelled, .rejected: break
        }
        let changes = countedIn.map { CounterChange(key: $0, delta: -amount.units) }
        countedAt = nil
        return changes
    }

    /// Whether its amount is to be promised: it is accepted, and nothing is signed or being signed for it.
    var isToBePromised: Bool {
        switch status {
        case .pendingApproval, .pending: transactionID == nil
        case .processing, .completed, .failed, .cancelled, .rejected: false
        }
    }

    /// Adds its amount to the wallet's promises or removes it, as its status requires. Returns the change of the
    /// counter, if any.
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
