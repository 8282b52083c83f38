package import PaymentModel
import StrictJSON
import Tron
import TronNode

/// Applies events to stored records, with their consequences for the payout, the reservation and the trail.
package struct TransactionBook: Sendable {
    let books: Books

    /// A book that writes to `books`.
    package init(books: Books) {
        self.books = books
    }

    /// Applies `event` to the stored record. Returns the changed record; nil if the event no longer concerns it.
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

    /// Applies an event to each of `records` in one commit. If one of them was changed meanwhile, all are read and
    /// decided again. Returns whether anything was stored.
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
        // One that keeps changing must not hold up the others.
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

    /// Adds to `journal` what `event` changes. Returns the changed record; nil if the event no longer concerns it.
    ///
    /// - Parameter payouts: What `payouts(of:)` found; nil to read the record's payout here.
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
