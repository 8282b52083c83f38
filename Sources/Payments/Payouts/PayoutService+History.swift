public import PaymentModel

extension PayoutService {
    /// Payouts of `selection`, newest first, after `position`.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func history(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws -> RenderedItems {
        try await PaymentError.mapping {
            try await books.store.renderedPayouts(selection, after: position, limit: limit)
        }
    }

    /// The same as lines of a table.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func lines(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws -> [PayoutLine] {
        try await PaymentError.mapping {
            try await books.store.payoutLines(selection, after: position, limit: limit)
        }
    }
}
