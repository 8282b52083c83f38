import PaymentModel
import Payments
import Tron
import TronNode

/// A store that does to its changes, and to what is read, what the mutation says.
final class MutantStore: ForwardingStore, @unchecked Sendable {
    let mutant: Mutant

    init(_ inner: any Store, _ mutant: Mutant) {
        self.mutant = mutant
        super.init(inner)
    }

    override func commit(_ change: Change) async throws(StoreError) {
        switch mutant.mutation {
        case .broadcastBeforeStore:
            for record in change.transactions where record.status == .signed { send(record) }
            try await inner.commit(change)
        case .deadByTheHead, .quorumOfOne, .preparedAgain, .feeLimitDropped: try await inner.commit(change)
        case .duplicateIsFailure: try await inner.commit(failingKnown(change))
        case .releaseAtInclusion, .releaseAtCancel: try await inner.commit(releasingEarly(change))
        case .cursorAfterResults, .cursorBeforeResults: try await commitInTwo(change)
        case .silentInclusion:
            var change = change
            change.audit.removeAll { $0.action == "transaction.include" }
            try await inner.commit(change)
        case .transferCursorBeforeTransfers: try await commitTransfersLater(change)
        case .wrongRecipient, .otherAmount, .otherToken, .unapprovedPaid:
            try await inner.commit(rightAgain(change))
        case .ceilingDropped:
            var change = change
            for index in change.counters.indices { change.counters[index].ceiling = nil }
            try await inner.commit(change)
        case .executionUncounted: try await inner.commit(uncounted(change))
        case .trailRewritten, .trailResealed:
            try await inner.commit(change)
            rewriteTrail()
        }
    }

    override func transactionsExpired(
        at time: ChainTime, limit: Int
    ) async throws(StoreError) -> [TransactionRecord] {
        guard mutant.mutation == .deadByTheHead else {
            return try await super.transactionsExpired(at: time, limit: limit)
        }
        let headTime = mutant.network.nodes.map(\.view.head.time).max() ?? time
        return try await super.transactionsExpired(at: headTime, limit: limit)
    }

    override func payoutsToFund(at time: Timestamp, turn: QueueTurn) async throws(StoreError) -> [Payout] {
        let due = try await super.payoutsToFund(at: time, turn: turn)
        switch mutant.mutation {
        case .preparedAgain: return due + (try await prepared(turn))
        case .wrongRecipient, .otherAmount, .otherToken: return try await misread(due)
        case .unapprovedPaid: return due + (try await unapproved(turn))
        default: return due
        }
    }

    private func prepared(_ turn: QueueTurn) async throws(StoreError) -> [Payout] {
        var due: [Payout] = []
        var filter = TransactionFilter()
        filter.status = .awaitingSignature
        for record in try await inner.transactions(filter, after: nil, limit: turn.wallets * turn.perWallet) {
            guard let id = record.payoutID, var payout = try await inner.payout(id), payout.status == .pending
            else { continue }
            payout.transactionID = nil
            due.append(payout)
        }
        return due
    }

    private func send(_ record: TransactionRecord) {
        guard let bytes = record.attempt?.signedBytes, let node = mutant.network.nodes.first,
            let transaction = try? SignedTransaction(decoding: bytes)
        else { return }
        _ = mutant.network.deliver(transaction, to: node)
    }

    private func failingKnown(_ change: Change) async throws(StoreError) -> Change {
        var change = change
        for (index, record) in change.transactions.enumerated() {
            guard let id = record.attempt?.txID, mutant.knownToNodes.contains(id), record.status == .broadcast
            else { continue }
            let failure = Failure(code: .rejectedByNode, detail: "DUP_TRANSACTION_ERROR", retryable: true)
            change.transactions[index].status = .failed
            change.transactions[index].failure = failure
            for (key, units) in record.reservation.counters(of: record.walletID) {
                change.counters.append(CounterChange(key: key, delta: -units))
            }
            var told = change.transactions[index]
            told.version = record.version
            change.events.append(
                FeedEvent(
                    id: FeedEventID(at: record.updatedAt, random: SeededRandomSource(Chance(seed: 1))),
                    type: "transaction.failed", at: record.updatedAt, record: .transaction(told)))
        }
        return change
    }

    private func isReleasedEarly(_ record: TransactionRecord) -> Bool {
        mutant.mutation == .releaseAtCancel
            ? record.status == .cancelled && record.mayTakeEffect : record.status == .included
    }

    private func releasingEarly(_ change: Change) -> Change {
        var change = change
        for record in change.transactions {
            if isReleasedEarly(record), mutant.released.insert(record.id).inserted {
                for (key, units) in record.reservation.counters(of: record.walletID) {
                    change.counters.append(CounterChange(key: key, delta: -units))
                }
            } else if !record.mayTakeEffect, mutant.released.contains(record.id) {
                for (key, units) in record.reservation.counters(of: record.walletID) {
                    let index = change.counters.firstIndex { $0.key == key && $0.delta == -units }
                    if let index { change.counters.remove(at: index) }
                }
            }
        }
        return change
    }

    private func commitTransfersLater(_ change: Change) async throws(StoreError) {
        guard !change.transfers.isEmpty else { return try await inner.commit(change) }
        var (cursor, results) = (Change(), change)
        cursor.transferPosition = change.transferPosition
        results.transferPosition = nil
        try await inner.commit(cursor)
        try await inner.commit(results)
    }

    /// The change as if what it signs counted nowhere.
    private func uncounted(_ change: Change) -> Change {
        guard change.transactions.contains(where: { [.signed, .awaitingSignature].contains($0.status) })
        else {
            return change
        }
        var change = change
        change.counters.removeAll { counter in
            guard case .moved = counter.key else { return false }
            return counter.delta > 0
        }
        for index in change.payouts.indices { change.payouts[index].countedAgainAt = nil }
        for index in change.transactions.indices { change.transactions[index].countedAgainAt = nil }
        return change
    }

    private func commitInTwo(_ change: Change) async throws(StoreError) {
        guard change.follower != nil, !change.transactions.isEmpty else {
            return try await inner.commit(change)
        }
        var results = change
        results.follower = nil
        var cursor = Change()
        cursor.follower = change.follower
        let isAfter = mutant.mutation == .cursorAfterResults
        try await inner.commit(isAfter ? results : cursor)
        try await inner.commit(isAfter ? cursor : results)
    }
}
