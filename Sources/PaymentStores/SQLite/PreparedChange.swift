import PaymentModel
import Payments
import StrictJSON

/// A change whose records are already encoded, so that encoding runs on all cores and the writer only writes.
struct PreparedChange: Sendable {
    let change: Change
    /// Idempotency keys first: see `Store.commit`.
    let writes: [RecordWrite]
    /// The attempts of each transaction record of the change.
    let attempts: [AttemptWrite]
    let auditDocuments: [String]
    let events: [EventWrite]
    /// The payouts and transactions as they will be after the commit, each with its document.
    let payouts: [StoredRecord<Payout>]
    let transactions: [StoredRecord<TransactionRecord>]

    init(_ change: Change) throws(StoreError) {
        self.change = change
        var writes = change.idempotency.map(RecordWrite.init)
        for wallet in change.wallets { writes.append(try RecordWrite(wallet)) }
        var payouts: [StoredRecord<Payout>] = []
        for payout in change.payouts { payouts.append(try StoredRecord(payout)) }
        writes += payouts.map(RecordWrite.init)
        var transactions: [StoredRecord<TransactionRecord>] = []
        for transaction in change.transactions { transactions.append(try StoredRecord(transaction)) }
        writes += transactions.map(RecordWrite.init)
        for recipient in change.recipients { writes.append(try RecordWrite(recipient)) }
        writes += change.unchangedRecipients.map(RecordWrite.init(unchanged:))
        writes += change.unchangedWallets.map(RecordWrite.init(unchanged:))
        writes += change.signingClocks.map(RecordWrite.init)
        if let follower = change.follower { writes.append(try RecordWrite(follower)) }
        writes += change.movements.map(RecordWrite.init)
        for reconciliation in change.reconciliations {
            let account = LedgerAccount(walletID: reconciliation.walletID, asset: reconciliation.asset)
            writes.append(try RecordWrite(reconciliation, after: change.comparedBefore[account]))
        }
        writes += change.transfers.map(RecordWrite.init)
        if let position = change.transferPosition { writes.append(try RecordWrite(position)) }
        self.writes = writes
        attempts = change.transactions.map(AttemptWrite.init)
        auditDocuments = change.audit.map {
            String(decoding: JSON.object($0.document).encoded(), as: UTF8.self)
        }
        let payoutsByID = Dictionary(payouts.map { ($0.record.id, $0) }) { $1 }
        let transactionsByID = Dictionary(transactions.map { ($0.record.id, $0) }) { $1 }
        var events: [EventWrite] = []
        for event in change.events {
            // The record's document, if the event is about a record of the same change, so that it is not encoded
            // twice.
            let document: String?
            switch event.record {
            case .wallet, .reconciliation, .transfer: document = nil
            case .payout(let payout): document = payoutsByID[payout.id]?.document(of: payout)
            case .transaction(let transaction):
                document = transactionsByID[transaction.id]?.document(of: transaction)
            }
            events.append(try EventWrite(event, document: document))
        }
        self.events = events
        self.payouts = payouts
        self.transactions = transactions
    }
}
