public import PaymentModel
public import Tron

/// What is asked of stored payouts and recipients beside the engine's work: the registry, history, batches,
/// analytics. Every question is answered from an index, however much is stored.
public protocol PayoutArchive: Sendable {
    /// The recipient with this id.
    func recipient(_ id: RecipientID) async throws(StoreError) -> Recipient?
    /// The recipient that is trusted with this address.
    func trustedRecipient(at address: Address) async throws(StoreError) -> Recipient?
    /// All recipients: newest first, behind `position`.
    func recipients(after position: ListPosition?, limit: Int) async throws(StoreError) -> [Recipient]

    /// Payouts of `selection`: newest first, behind `position`.
    func payouts(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [Payout]
    /// The same as lines of a table: what an export needs, without reading whole records.
    func payoutLines(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [PayoutLine]
    /// How many payouts of `batch` are in which status, and what they come to; empty if there is no such
    /// batch.
    func batchCounts(_ batch: BatchID) async throws(StoreError) -> [PayoutTally]

    /// The payouts that were created in `span`, summed up.
    func payoutRollup(_ span: RollupSpan, route: PayoutRoute?) async throws(StoreError) -> [RollupCell]
    /// How long the completed ones among them took.
    func payoutDurations(_ span: RollupSpan, route: PayoutRoute?) async throws(StoreError) -> [DurationCell]

    /// What was moved of a wallet's asset within `blocks`, by block, behind `movement`; each with the record
    /// that moved it.
    func movements(
        of account: LedgerAccount, in blocks: ClosedRange<Int64>, after movement: Movement?, limit: Int
    ) async throws(StoreError) -> [(movement: Movement, transaction: TransactionRecord)]
    /// Comparisons of a wallet's asset with the chain behind `block`, the oldest first.
    func reconciliations(
        of account: LedgerAccount, after block: Int64, limit: Int
    ) async throws(StoreError) -> [Reconciliation]
}
