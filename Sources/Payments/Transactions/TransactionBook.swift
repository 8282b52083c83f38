package import PaymentModel
import StrictJSON
import Tron
import TronNode

/// Applies events to stored records, with everything that hangs on them: the payout, the reservation, the trail.
package struct TransactionBook: Sendable {
    let books: Books

    /// A book that writes to `books`.
    package init(books: Books) {
        self.books = books
    }

    /// Applies `event` to the record as it is stored now. Returns it as it is then; nil if the event does not concern
    /// it any more.
    package func apply(
        _ event: TransactionEvent, to id: TransactionRecordID
    ) async throws(StoreError) -> TransactionRecord? {
        try await books.decide(storing: { () async throws(StoreError) -> TransactionRecord? in
            guard let record = try await books.store.transaction(id) else { return nil }
            var journal = books.journal(for: .service(record.attempt?.txID.hex ?? record.id.text))
            guard let changed = try await take(event, for: record, into: &journal) else { return nil }
            try await books.commit(journal)
            return changed
        })
    }

    /// Applies to each of `records` the event that it has, all in one commit; where someone else has changed one of
    /// them meanwhile, all are read and decided again. Returns whether anything was stored.
    package func apply(
        to records: [TransactionRecord], by caller: Caller, _ event: (TransactionRecord) -> TransactionEvent?
    ) async throws(StoreError) -> Bool {
        var isFirst = true
        do {
            return try await books.decide(storing: { () async throws(StoreError) -> Bool in
                let current =
                    isFirst
                    ? records
                    : try await books.store.openTransactions(
                        havingAttempt: records.compactMap { $0.attempt?.txID })
                isFirst = false
                var journal = books.journal(for: caller)
                for record in current {
                    if let event = event(record) { _ = try await take(event, for: record, into: &journal) }
                }
                if journal.change.transactions.isEmpty { return false }
                try await books.commit(journal)
                return true
            })
        } catch {
            guard error.code == .contended, records.count > 1 else { throw error }
        }
        // One that changes all the time must not hold up the others.
        var isAnyStored = false
        for record in records {
            if let event = event(record), try await apply(event, to: record.id) != nil { isAnyStored = true }
        }
        return isAnyStored
    }

    private func payout(
        _ id: PayoutID, in payouts: [PayoutID: Payout]?
    ) async throws(StoreError) -> Payout? {
        guard let payouts else { return try await books.store.payout(id) }
        return payouts[id]
    }

    /// The payouts that `records` pay, all read at once.
    package func payouts(of records: [TransactionRecord]) async throws(StoreError) -> [PayoutID: Payout] {
        let found = try await books.store.payouts(records.compactMap(\.payoutID))
        return Dictionary(found.map { ($0.id, $0) }) { $1 }
    }

    /// Writes what `event` makes of `record` into `journal`; nil if it does not concern it any more.
    ///
    /// - Parameter payouts: what `payouts(of:)` found; nil if the record's payout is still to be read.
    package func take(
        _ event: TransactionEvent, for record: TransactionRecord, with payouts: [PayoutID: Payout]? = nil,
        into journal: inout Journal
    ) async throws(StoreError) -> TransactionRecord? {
        var record = record
        guard let step = record.handle(event, at: journal.now) else { return nil }
        switch step.release {
        case .none: break
        case .unspent: journal.release(record.reservation, of: record.walletID, settledAt: nil)
        case .settled(let block):
            journal.release(record.reservation, of: record.walletID, settledAt: block)
            journal.book(record.movements)
        }
        var details = record.auditDetails
        if record.status.concernsPayout, let id = record.payoutID,
            var payout = try await payout(id, in: payouts),
            let event = payout.follow(record, at: journal.now)
        {
            journal.put(payout, action: nil, event: event)
            payout.note(in: &details)
        }
        journal.put(record, action: step.action, event: step.event, details: details)
        return record
    }
}

extension TransactionStatus {
    /// Whether a payout may change with it: see `Payout.follow`.
    fileprivate var concernsPayout: Bool {
        switch self {
        case .signed, .confirmed, .failed, .expired, .cancelled: true
        case .queued, .awaitingSignature, .broadcast, .included: false
        }
    }
}
