public import PaymentModel
public import Payments
import Synchronization
public import Tron

extension MemoryStore {
    public func transferPosition() async throws(StoreError) -> TransferPosition? {
        tables.withLock(\.transferPosition)
    }

    public func walletIDs(at addresses: Set<Address>) async throws(StoreError) -> [Address: WalletID] {
        tables.withLock { tables in tables.walletIDs.filter { addresses.contains($0.key) } }
    }

    public func recordIDs(
        ofAttempts ids: Set<TransactionID>
    ) async throws(StoreError) -> [TransactionID: TransactionRecordID] {
        tables.withLock { tables in tables.attempts.filter { ids.contains($0.key) } }
    }

    public func transfers(
        _ selection: TransferSelection, before place: TransferPlace?, limit: Int
    ) async throws(StoreError) -> [StoredTransfer] {
        let found = tables.withLock { tables in
            tables.transfers.filter { stored in
                selection.includes(stored.transfer) && place.map { stored.place < $0 } ?? true
            }
        }
        return Array(found.sorted { $0.place > $1.place }.prefix(limit))
    }

    public func unbookedTransfers(
        of account: LedgerAccount, in blocks: ClosedRange<BlockNumber>, after last: StoredTransfer?,
        limit: Int
    ) async throws(StoreError) -> [StoredTransfer] {
        Array(unbooked(of: account, in: blocks).filter { $0.position > last?.position ?? 0 }.prefix(limit))
    }

    public func unbookedSum(
        of account: LedgerAccount, in blocks: ClosedRange<BlockNumber>
    ) async throws(StoreError) -> Int64 {
        unbooked(of: account, in: blocks).reduce(0) { $0 + $1.transfer.units }
    }

    public func reconciliation(
        of account: LedgerAccount, before block: BlockNumber
    ) async throws(StoreError) -> Reconciliation? {
        tables.withLock { tables in
            tables.reconciliations.filter {
                $0.walletID == account.walletID && $0.asset == account.asset && $0.block < block
            }.max { $0.block < $1.block }
        }
    }

    private func unbooked(of account: LedgerAccount, in blocks: ClosedRange<BlockNumber>) -> [StoredTransfer]
    {
        tables.withLock { tables in
            tables.transfers.filter { stored in
                stored.transfer.walletID == account.walletID && stored.transfer.amount.asset == account.asset
                    && blocks.contains(stored.transfer.block) && !stored.transfer.isBooked
            }
        }
    }
}
