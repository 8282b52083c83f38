extension TransactionRecord {
    /// The transaction as the policy counts it; nil if it moves nothing outwards, or pays a payout.
    package var movement: CountedMovement? { payoutID == nil ? intent.movement(by: createdBy) : nil }

    /// When it was counted; empty once it was taken out of the counters.
    package var countedTimes: [Timestamp] { countedAt.map { [$0] + (countedAgainAt ?? []) } ?? [] }

    /// Notes that it counts in the periods of `now` too.
    package mutating func countAgain(at now: Timestamp) {
        countedAgainAt = (countedAgainAt ?? []) + [now]
    }

    /// Takes it out of the counters if it ended without taking effect, and can't any more. Returns the changes; none if
    /// it still counts or was taken out before.
    package mutating func returnCount() -> [CounterChange] {
        guard status.isFinal, status != .confirmed, !mayTakeEffect, let movement else { return [] }
        let changes = movement.returned(from: countedTimes)
        countedAt = nil
        countedAgainAt = nil
        return changes
    }
}
