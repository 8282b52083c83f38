public import PaymentModel
public import Payments
import Synchronization
public import Tron

// Every question is answered by a look at everything: what an index must find as well.

extension MemoryStore {
    public func recipient(_ id: RecipientID) async throws(StoreError) -> Recipient? {
        tables.withLock { $0.recipients[id] }
    }

    public func trustedRecipient(at address: Address) async throws(StoreError) -> Recipient? {
        tables.withLock { tables in
            tables.recipients.values.first { $0.status == .trusted && $0.address == address }
        }
    }

    public func recipients(
        after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [Recipient] {
        let all = tables.withLock { Array($0.recipients.values) }
        return page(all, after: position, limit: limit) { ($0.createdAt, $0.id.text) }
    }

    public func payouts(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [Payout] {
        let found = tables.withLock { $0.payouts.values.filter(selection.includes) }
        return page(found, after: position, limit: limit) { ($0.createdAt, $0.id.text) }
    }

    public func payoutLines(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [PayoutLine] {
        try await payouts(selection, after: position, limit: limit).map { PayoutLine($0) }
    }

    public func batchCounts(_ batch: BatchID) async throws(StoreError) -> [PayoutTally] {
        var selection = PayoutSelection()
        selection.batchID = batch
        let payouts = try await payouts(selection, after: nil, limit: .max)
        var tallies: [PayoutTally] = []
        for status in PayoutStatus.allCases {
            for asset in Set(payouts.map(\.amount.asset)).sorted(by: { $0.symbol < $1.symbol }) {
                let units = payouts.filter { $0.status == status && $0.amount.asset == asset }
                    .map(\.amount.units)
                guard !units.isEmpty else { continue }
                tallies.append(
                    PayoutTally(
                        status: status, asset: asset, count: units.count, units: units.reduce(0, +)))
            }
        }
        return tallies
    }

    public func payoutRollup(
        _ span: RollupSpan, route: PayoutRoute?
    ) async throws(StoreError) -> [RollupCell] {
        struct Key: Hashable {
            let start: Int64
            let route: PayoutRoute
            let asset: Asset
            let status: PayoutStatus
        }
        var sums: [Key: (count: Int, units: Int64, fees: Int64)] = [:]
        for payout in payouts(in: span, route) {
            let created = payout.createdAt.milliseconds
            let start = span.level.map { created - created % $0.rawValue } ?? created
            let key = Key(
                start: start, route: payout.route, asset: payout.amount.asset, status: payout.status)
            let sum = sums[key] ?? (0, 0, 0)
            sums[key] = (
                sum.count + 1, sum.units.added(payout.amount.units), sum.fees + (payout.fee?.value ?? 0)
            )
        }
        return sums.map { key, sum in
            RollupCell(
                start: Timestamp(milliseconds: key.start), route: key.route, asset: key.asset,
                status: key.status, count: sum.count, units: sum.units, fees: Sun(sum.fees))
        }
    }

    public func payoutDurations(
        _ span: RollupSpan, route: PayoutRoute?
    ) async throws(StoreError) -> [DurationCell] {
        payouts(in: span, route).compactMap { payout in
            payout.completedAt.map { completedAt in
                let longest = max(0, completedAt.milliseconds - payout.createdAt.milliseconds)
                return DurationCell(milliseconds: DurationCell.rounded(longest), count: 1, longest: longest)
            }
        }
    }

    public func movements(
        of account: LedgerAccount, in blocks: ClosedRange<BlockNumber>, after movement: Movement?, limit: Int
    ) async throws(StoreError) -> [(movement: Movement, cause: MovementCause)] {
        func place(_ movement: Movement) -> (BlockNumber, Int64, String, String) {
            (movement.block, movement.units, movement.transactionID.text, movement.kind.rawValue)
        }
        return tables.withLock { tables in
            let found = tables.movements.values.filter { candidate in
                candidate.walletID == account.walletID && candidate.asset == account.asset
                    && blocks.contains(candidate.block)
                    && movement.map { place(candidate) > place($0) } ?? true
            }
            return found.sorted { place($0) < place($1) }.prefix(limit).compactMap { movement in
                tables.transactions[movement.transactionID].map { (movement, MovementCause($0)) }
            }
        }
    }

    public func reconciliations(
        of account: LedgerAccount, after block: BlockNumber, limit: Int
    ) async throws(StoreError) -> [Reconciliation] {
        tables.withLock { tables in
            let found = tables.reconciliations.filter {
                $0.walletID == account.walletID && $0.asset == account.asset && $0.block > block
            }
            return Array(found.sorted { $0.block < $1.block }.prefix(limit))
        }
    }

    private func payouts(in span: RollupSpan, _ route: PayoutRoute?) -> [Payout] {
        tables.withLock { tables in
            tables.payouts.values.filter { payout in
                payout.createdAt >= span.from && payout.createdAt < span.to
                    && (route ?? payout.route) == payout.route
            }
        }
    }

    private func page<Record>(
        _ records: [Record], after position: ListPosition?, limit: Int,
        _ place: (Record) -> (Timestamp, String)
    ) -> [Record] {
        let behind = records.filter { record in
            position.map { place(record) < ($0.createdAt, $0.id) } ?? true
        }
        return Array(behind.sorted { place($0) > place($1) }.prefix(limit))
    }
}

extension Int64 {
    /// The sum with `other`, 0 or more; the largest number where it does not fit.
    fileprivate func added(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
