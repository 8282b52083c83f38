import PaymentModel
import Payments
import Tron

extension ForwardingStore {
    final func transferPosition() async throws(StoreError) -> TransferPosition? {
        try await admit()
        return try await inner.transferPosition()
    }

    final func walletIDs(at addresses: Set<Address>) async throws(StoreError) -> [Address: WalletID] {
        try await admit()
        return try await inner.walletIDs(at: addresses)
    }

    final func recordIDs(
        ofAttempts ids: Set<TransactionID>
    ) async throws(StoreError) -> [TransactionID: TransactionRecordID] {
        try await admit()
        return try await inner.recordIDs(ofAttempts: ids)
    }

    final func transfers(
        _ selection: TransferSelection, before place: TransferPlace?, limit: Int
    ) async throws(StoreError) -> [StoredTransfer] {
        try await admit()
        return try await inner.transfers(selection, before: place, limit: limit)
    }

    final func unbookedTransfers(
        of account: LedgerAccount, in blocks: ClosedRange<BlockNumber>, after last: StoredTransfer?,
        limit: Int
    ) async throws(StoreError) -> [StoredTransfer] {
        try await admit()
        return try await inner.unbookedTransfers(of: account, in: blocks, after: last, limit: limit)
    }

    final func unbookedSum(
        of account: LedgerAccount, in blocks: ClosedRange<BlockNumber>
    ) async throws(StoreError) -> Int64 {
        try await admit()
        return try await inner.unbookedSum(of: account, in: blocks)
    }

    final func reconciliation(
        of account: LedgerAccount, before block: BlockNumber
    ) async throws(StoreError) -> Reconciliation? {
        try await admit()
        return try await inner.reconciliation(of: account, before: block)
    }
}
