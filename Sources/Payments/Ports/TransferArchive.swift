public import PaymentModel
public import Tron

/// Questions about stored transfers of wallets. Every question is answered from an index, however much is stored.
public protocol TransferArchive: Sendable {
    /// How far the chain was read for transfers.
    func transferPosition() async throws(StoreError) -> TransferPosition?
    /// The wallets among `addresses`, whatever their kind and status.
    func walletIDs(at addresses: Set<Address>) async throws(StoreError) -> [Address: WalletID]
    /// The records that made the transactions in `ids`.
    func recordIDs(
        ofAttempts ids: Set<TransactionID>
    ) async throws(StoreError) -> [TransactionID: TransactionRecordID]

    /// Transfers of `selection`, without fees, newest first, before `place`.
    func transfers(
        _ selection: TransferSelection, before place: TransferPlace?, limit: Int
    ) async throws(StoreError) -> [StoredTransfer]
    /// Transfers within `blocks` that no record of ours has booked, in the order of the chain, after `last`.
    func unbookedTransfers(
        of account: LedgerAccount, in blocks: ClosedRange<BlockNumber>, after last: StoredTransfer?,
        limit: Int
    ) async throws(StoreError) -> [StoredTransfer]
    /// The sum of these transfers, in the asset's smallest unit; below 0 if more went out than came in.
    func unbookedSum(
        of account: LedgerAccount, in blocks: ClosedRange<BlockNumber>
    ) async throws(StoreError) -> Int64
    /// The newest comparison of the account before `block`, if there is one.
    func reconciliation(
        of account: LedgerAccount, before block: BlockNumber
    ) async throws(StoreError) -> Reconciliation?
}
