import StrictJSON
import Tron
import TronNode

/// Applies events to stored records, with everything that hangs on them: the payout, the reservation, the trail.
struct TransactionBook: Sendable {
    let books: Books

    enum Limits {
        /// Somebody else changed the record meanwhile: read again, decide again, so often.
        static let attemptsMax = 16
    }

    /// Applies `event` to the record as it is stored now. Returns it as it is then; nil where the event does not concern
    /// it any more.
    func apply(
        _ event: TransactionEvent, to id: TransactionRecordID
    ) async throws(StoreError) -> TransactionRecord? {
        var conflict = StoreError(.versionConflict, "never tried")
        for _ in 0..<Limits.attemptsMax {
            guard let record = try await books.store.transaction(id) else { return nil }
            var journal = books.journal(for: .service(record.attempt?.txID.hex ?? record.id.text))
            guard let changed = try await take(event, for: record, into: &journal) else { return nil }
            do {
                try await books.commit(journal)
                return changed
            } catch {
                guard error.code == .versionConflict else { throw error }
                conflict = error
            }
        }
        throw conflict
    }

    /// Writes what `event` makes of `record` into `journal`; nil where it does not concern it any more.
    func take(
        _ event: TransactionEvent, for record: TransactionRecord, into journal: inout Journal
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
            var payout = try await books.store.payout(id),
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

extension TransactionRecord {
    /// What the audit trail keeps beside the record's id.
    fileprivate var auditDetails: JSONObject {
        var details = signingDetails
        details["status"] = .string(status.rawValue)
        if let answer = attempt?.lastAnswer { details["node"] = .string(answer) }
        if let inclusion { details["block"] = .number(JSONNumber(inclusion.block.number)) }
        if let receipt {
            details["block"] = .number(JSONNumber(receipt.blockNumber))
            details["fee"] = .string(receipt.fee.trxText)
        }
        return details
    }
}

extension Payout {
    /// Says in its transaction's entry of the audit trail what it has become with it: both are one entry.
    func note(in details: inout JSONObject) {
        details["payout_id"] = .string(id.text)
        details["payout_status"] = .string(status.rawValue)
    }
}
