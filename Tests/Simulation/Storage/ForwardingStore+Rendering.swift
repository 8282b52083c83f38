import PaymentModel
import Payments

extension ForwardingStore {
    final func renderedPayouts(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> RenderedItems {
        try await admit()
        return try await inner.renderedPayouts(selection, after: position, limit: limit)
    }

    final func renderedTransactions(
        _ filter: TransactionFilter, after position: ListPosition?, limit: Int, head: Int64?
    ) async throws(StoreError) -> RenderedItems {
        try await admit()
        return try await inner.renderedTransactions(filter, after: position, limit: limit, head: head)
    }

    final func renderedWallets(
        kind: WalletKind?, status: WalletStatus?, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> RenderedItems {
        try await admit()
        return try await inner.renderedWallets(kind: kind, status: status, after: position, limit: limit)
    }

    final func renderedRecipients(
        after position: ListPosition?, limit: Int, wait: Duration
    ) async throws(StoreError) -> RenderedItems {
        try await admit()
        return try await inner.renderedRecipients(after: position, limit: limit, wait: wait)
    }

    final func renderedEvents(
        after position: Int64, _ filter: EventFilter, limit: Int, scanLimit: Int
    ) async throws(StoreError) -> RenderedEvents {
        try await admit()
        return try await inner.renderedEvents(
            after: position, filter, limit: limit, scanLimit: scanLimit)
    }
}
