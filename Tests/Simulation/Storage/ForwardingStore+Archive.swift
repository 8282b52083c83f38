import PaymentModel
import Payments
import Tron

extension ForwardingStore {
    final func recipient(_ id: RecipientID) async throws(StoreError) -> Recipient? {
        try await admit()
        return try await inner.recipient(id)
    }

    final func trustedRecipient(at address: Address) async throws(StoreError) -> Recipient? {
        try await admit()
        return try await inner.trustedRecipient(at: address)
    }

    final func recipients(
        after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [Recipient] {
        try await admit()
        return try await inner.recipients(after: position, limit: limit)
    }

    final func payouts(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [Payout] {
        try await admit()
        return try await inner.payouts(selection, after: position, limit: limit)
    }

    final func payoutLines(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [PayoutLine] {
        try await admit()
        return try await inner.payoutLines(selection, after: position, limit: limit)
    }

    final func batchCounts(_ batch: BatchID) async throws(StoreError) -> [PayoutTally] {
        try await admit()
        return try await inner.batchCounts(batch)
    }

    final func payoutRollup(
        _ span: RollupSpan, route: PayoutRoute?
    ) async throws(StoreError) -> [RollupCell] {
        try await admit()
        return try await inner.payoutRollup(span, route: route)
    }

    final func payoutDurations(
        _ span: RollupSpan, route: PayoutRoute?
    ) async throws(StoreError) -> [DurationCell] {
        try await admit()
        return try await inner.payoutDurations(span, route: route)
    }

    final func movements(
        of account: LedgerAccount, in blocks: ClosedRange<BlockNumber>, after movement: Movement?, limit: Int
    ) async throws(StoreError) -> [(movement: Movement, cause: MovementCause)] {
        try await admit()
        return try await inner.movements(of: account, in: blocks, after: movement, limit: limit)
    }

    final func reconciliations(
        of account: LedgerAccount, after block: BlockNumber, limit: Int
    ) async throws(StoreError) -> [Reconciliation] {
        try await admit()
        return try await inner.reconciliations(of: account, after: block, limit: limit)
    }
}
