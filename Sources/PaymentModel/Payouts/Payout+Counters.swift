extension Payout {
    /// The payout as the policy counts it.
    package var movement: CountedMovement {
        var movement = CountedMovement(
            amount, route: MovementRoute(route), to: recipient,
            by: isCountedForSubject == true ? createdBy : nil)
        movement.attestation = attestation
        return movement
    }

    /// When it was counted; empty once it was taken out of the counters.
    package var countedTimes: [Timestamp] { countedAt.map { [$0] + (countedAgainAt ?? []) } ?? [] }

    /// Notes that it counts from `now` on, in no period before.
    package mutating func count(at now: Timestamp) {
        countedAt = now
        countedAgainAt = nil
        isCountedForSubject = true
    }

    /// Notes that it counts in the periods of `now` too.
    package mutating func countAgain(at now: Timestamp) {
        guard countedAt != nil else { return countedAt = now }
        countedAgainAt = (countedAgainAt ?? []) + [now]
    }

    /// Takes the payout out of the counters if it ended without paying. Returns the changes; none if it still counts
    /// or was taken out before.
    package mutating func returnCount() -> [CounterChange] {
        switch status {
        case .pendingApproval, .pending, .processing, .completed: return []
        case .failed, .cancelled, .rejected: break
        }
        let changes = movement.returned(from: countedTimes)
        countedAt = nil
        countedAgainAt = nil
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
