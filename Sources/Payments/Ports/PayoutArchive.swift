public import PaymentModel
public import Tron

/// Questions about stored payouts and recipients that are not the engine's: the registry, history, batches,
/// analytics. Every question is answered from an index, however much is stored.
public protocol PayoutArchive: Sendable {
    /// The recipient with this id.
    func recipient(_ id: RecipientID) async throws(StoreError) -> Recipient?
    /// The recipient that is trusted with this address.
    func trustedRecipient(at address: Address) async throws(StoreError) -> Recipient?
    /// All recipients, newest first, after `position`.
    func recipients(after position: ListPosition?, limit: Int) async throws(StoreError) -> [Recipient]

    /// Payouts of `selection`, newest first, after `position`.
    func payouts(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [Payout]
    /// The same as lines of a table: what an export needs, without reading whole records.
    func payoutLines(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [PayoutLine]
    /// The payouts of `batch` by status and asset, counted and summed; empty if the batch does not exist.
    func batchCounts(_ batch: BatchID) async throws(StoreError) -> [PayoutTally]

    /// The payouts that were created in `span`, summed up.
    func payoutRollup(_ span: RollupSpan, route: PayoutRoute?) async throws(StoreError) -> [RollupCell]
    /// How long the completed ones took.
    func payoutDurations(_ span: RollupSpan, route: PayoutRoute?) async throws(StoreError) -> [DurationCell]

    /// The movements of a wallet's asset within `blocks`, by block, after `movement`, each with its record.
    func movements(
        of account: LedgerAccount, in blocks: ClosedRange<BlockNumber>, after movement: Movement?, limit: Int
    ) async throws(StoreError) -> [(movement: Movement, cause: MovementCause)]
    /// Comparisons of a wallet's asset with the chain after `block`, oldest first.
    func reconciliations(
        of account: LedgerAccount, after block: BlockNumber, limit: Int
    ) async throws(StoreError) -> [Reconciliation]
}
