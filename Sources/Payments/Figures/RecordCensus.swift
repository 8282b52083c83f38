package import PaymentModel

/// Counts payouts and transactions as they are stored. A store keeps one beside its commits, and feeds it in their order, so
/// that nobody has to read records to know how many there are.
package struct RecordCensus: Sendable {
    /// Where payouts are counted.
    package typealias PayoutCell = RecordFigures.PayoutCell
    /// Where transactions are counted.
    package typealias TransactionCell = RecordFigures.TransactionCell

    /// An open payout, as far as it is needed to count it.
    package struct OpenPayout: Sendable {
        let state: OpenRecords<PayoutID, PayoutCell>.State

        /// - Parameters:
        ///   - since: When it got its status.
        ///   - changedAt: When it last changed.
        package init(
            _ id: PayoutID, version: Int, cell: PayoutCell, hold: HoldReason?, hasTransaction: Bool,
            since: Timestamp, changedAt: Timestamp
        ) {
            state = .init(
                id: id, version: version, cell: cell,
                wait: Wait(cell.status, hold: hold, hasTransaction: hasTransaction), since: since,
                changedAt: changedAt, isOpen: !cell.status.isFinal)
        }

        init(_ payout: Payout) {
            self.init(
                payout.id, version: payout.version + 1,
                cell: PayoutCell(
                    status: payout.status, route: payout.route, asset: payout.amount.asset.symbol),
                hold: payout.holdReason, hasTransaction: payout.transactionID != nil,
                since: payout.history.last?.at ?? payout.createdAt, changedAt: payout.updatedAt)
        }
    }

    private enum Bounds {
        /// From one block to a month, in seconds.
        static let times: [Double] = [
            1, 3, 10, 30, 60, 120, 300, 900, 3600, 21_600, 86_400, 604_800, 2_592_000,
        ]
    }

    private var payouts = OpenRecords<PayoutID, PayoutCell>()
    private var transactions = OpenRecords<TransactionRecordID, TransactionCell>()
    private var payoutTimes: [PayoutStatus: Distribution] = [:]
    private var transactionTimes: [TransactionStatus: Distribution] = [:]
    private var completionTimes: [PayoutRoute: Distribution] = [:]

    /// A census of an empty store.
    package init() {}

    /// What it has counted. Takes some nanoseconds for each open record.
    package var figures: RecordFigures {
        var figures = RecordFigures()
        figures.openPayouts = payouts.open
        figures.openTransactions = transactions.open
        figures.payoutsEntered = payouts.entered
        figures.transactionsEntered = transactions.entered
        figures.standings = payouts.standings().merging(transactions.standings()) { first, _ in first }
        figures.payoutTimes = payoutTimes
        figures.transactionTimes = transactionTimes
        figures.completionTimes = completionTimes
        return figures
    }

    /// Counts the records that are open in the store, and forgets what it took for open before.
    package mutating func load(_ open: [OpenPayout], _ records: [TransactionRecord]) {
        payouts.forget()
        transactions.forget()
        for payout in open { payouts.load(payout.state) }
        for record in records where !record.status.isFinal {
            transactions.load(record.state(storedAs: record.version))
        }
    }

    /// Counts what `change` has stored.
    package mutating func note(_ change: Change) {
        for payout in change.payouts {
            guard let (left, time) = payouts.note(OpenPayout(payout).state) else { continue }
            payoutTimes[left.status, default: Distribution(bounds: Bounds.times)].add(time / .seconds(1))
            guard payout.status == .completed, let end = payout.completedAt else { continue }
            completionTimes[payout.route, default: Distribution(bounds: Bounds.times)]
                .add(max(.zero, end.since(payout.createdAt)) / .seconds(1))
        }
        for record in change.transactions {
            guard let (left, time) = transactions.note(record.state(storedAs: record.version + 1)) else {
                continue
            }
            transactionTimes[left.status, default: Distribution(bounds: Bounds.times)]
                .add(time / .seconds(1))
        }
    }
}

extension TransactionRecord {
    fileprivate func state(
        storedAs version: Int
    ) -> OpenRecords<TransactionRecordID, RecordFigures.TransactionCell>.State {
        .init(
            id: id, version: version,
            cell: .init(status: status, kind: intent.kind, asset: intent.asset?.symbol),
            wait: Wait(status), since: history.last?.at ?? createdAt, changedAt: updatedAt,
            isOpen: !status.isFinal)
    }
}

extension Wait {
    /// A payout with a transaction waits as that does.
    fileprivate init?(_ status: PayoutStatus, hold: HoldReason?, hasTransaction: Bool) {
        switch status {
        case .pendingApproval: self = .turn(.approval)
        case .pending:
            guard let hold else {
                if hasTransaction { return nil }
                self = .turn(.funding)
                return
            }
            self = .held(hold)
        case .processing, .completed, .failed, .cancelled, .rejected: return nil
        }
    }

    fileprivate init?(_ status: TransactionStatus) {
        switch status {
        case .queued: self = .turn(.signing)
        case .awaitingSignature: self = .turn(.device)
        case .signed, .broadcast: self = .turn(.broadcasting)
        case .included: self = .turn(.finality)
        case .confirmed, .failed, .expired, .cancelled: return nil
        }
    }
}
