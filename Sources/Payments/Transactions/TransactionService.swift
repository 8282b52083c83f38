public import PaymentModel
package import TronNode

/// Lists transactions, cancels those of which nothing is signed, and accepts signatures of devices.
public struct TransactionService: Sendable {
    let books: Books
    let review: SigningReview
    let node: any NodeGroup

    /// A service over the records of `books`. `review` and `node` are asked before a device's signature is taken.
    package init(books: Books, review: SigningReview, node: any NodeGroup) {
        self.books = books
        self.review = review
        self.node = node
    }

    /// The transactions that match `filter`, newest first, after `position`.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func list(
        _ filter: TransactionFilter, after position: ListPosition?, limit: Int, head: Int64?
    ) async throws -> RenderedItems {
        try await PaymentError.mapping {
            try await books.store.renderedTransactions(
                filter, after: position, limit: limit, head: head)
        }
    }

    /// Cancels a transaction of which nothing is signed yet. Cancelling again changes nothing.
    ///
    /// If its bytes are with a device, its reservation stays until it can provably never take effect: a signature is
    /// no longer accepted, but anyone who was shown the bytes could still have them signed and send them.
    ///
    /// - Throws: `PaymentError` with `notFound`, `invalidState` for a payout's, `notCancellable`, `storeUnavailable`.
    public func cancel(_ id: TransactionRecordID, by caller: Caller) async throws -> TransactionRecord {
        try await PaymentError.mapping {
            try await books.decide {
                guard var record = try await books.store.transaction(id) else {
                    throw PaymentError.notFound("transaction")
                }
                guard record.payoutID == nil else {
                    throw PaymentError(
                        .invalidState, "To cancel a payout's transaction, cancel the payout.")
                }
                if record.status == .cancelled { return record }
                var journal = books.journal(for: caller)
                guard let step = record.handle(.cancelled("cancelled by \(caller.subject)"), at: journal.now)
                else {
                    throw PaymentError(
                        .notCancellable, "It is \(record.status.rawValue): something has already been signed."
                    )
                }
                if step.release == .unspent {
                    journal.release(record.reservation, of: record.walletID, settledAt: nil)
                }
                journal.put(record, action: "transaction.cancel", event: step.event)
                try await books.commit(journal)
                return record
            }
        }
    }
}
