package import PaymentModel
package import StrictJSON
import Tron

/// Collects what one decision writes, so that no record changes without its audit entry and its event.
package struct Journal {
    private(set) var change = Change()
    /// When the decision is made: every record, audit entry and event of the journal has this time.
    package let now: Timestamp
    private let caller: Caller
    private let random: any RandomSource

    init(now: Timestamp, caller: Caller, random: any RandomSource) {
        self.now = now
        self.caller = caller
        self.random = random
    }

    /// Stores `wallet`; `action` is the audited verb, `event` the feed's.
    package mutating func put(_ wallet: Wallet, action: String, event: String?, details: JSONObject = [:]) {
        change.wallets.append(wallet)
        audit(action, wallet.id.text, details)
        if let event { tell("wallet." + event, .wallet(wallet)) }
    }

    /// Stores `transaction`. `action` is the audited verb, nil if the step is not audited; `event` is the feed's verb.
    ///
    /// If it ended without taking effect, it is taken out of the policy's counters here, whoever ended it.
    package mutating func put(
        _ transaction: TransactionRecord, action: String?, event: String?, details: JSONObject = [:]
    ) {
        var transaction = transaction
        change.counters += transaction.returnCount()
        change.transactions.append(transaction)
        if let action { audit(action, transaction.id.text, details) }
        if let event { tell("transaction." + event, .transaction(transaction)) }
    }

    /// Stores `payout`. `action` is the audited verb, nil if the step is not audited; `event` is the feed's verb.
    ///
    /// If it ended without paying, it is taken out of the policy's counters here, whoever ended it.
    package mutating func put(_ payout: Payout, action: String?, event: String?, details: JSONObject = [:]) {
        var payout = payout
        change.counters += payout.returnCount() + payout.promise()
        change.payouts.append(payout)
        if let action { audit(action, payout.id.text, details) }
        if let event { tell("payout." + event, .payout(payout)) }
    }

    /// Stores `recipient`; `action` is the audited verb.
    mutating func put(_ recipient: Recipient, action: String, details: JSONObject = [:]) {
        change.recipients.append(recipient)
        audit(action, recipient.id.text, details)
    }

    /// Requires that `recipient` has not changed in the store.
    package mutating func require(_ recipient: Recipient) {
        // Once is enough, however many payouts of a commit it gets.
        guard !change.unchangedRecipients.contains(where: { $0.id == recipient.id }) else { return }
        change.unchangedRecipients.append(recipient)
    }

    /// Requires that `wallet` has not changed in the store: nothing is signed from one that was frozen meanwhile.
    package mutating func require(_ wallet: Wallet) { change.unchangedWallets.append(wallet) }

    /// Counts against the policy's limits, which the commit checks.
    package mutating func count(_ changes: [CounterChange]) { change.counters += changes }

    /// Stores a comparison that was made from `last`, which must still be the newest of its account. A difference, or
    /// an opening balance, is also audited and added to the feed.
    mutating func put(_ reconciliation: Reconciliation, after last: Reconciliation?) {
        change.reconciliations.append(reconciliation)
        let account = LedgerAccount(walletID: reconciliation.walletID, asset: reconciliation.asset)
        change.comparedBefore[account] = last?.block ?? -1
        let type: String
        if reconciliation.difference != 0 {
            type = "reconciliation.difference"
        } else if let opening = reconciliation.opening, opening != 0 {
            type = "reconciliation.opening"
        } else {
            return
        }
        audit(type, reconciliation.walletID.text, reconciliation.auditDetails)
        tell(type, .reconciliation(reconciliation))
    }

    /// Adds what a settled transaction moved.
    mutating func book(_ movements: [Movement]) { change.movements += movements }

    /// Stores the transfers of wallets, and how far the chain was read for them. Incoming transfers are added to the
    /// feed; those that a wallet's key signed elsewhere are added and audited.
    package mutating func record(_ transfers: [WalletTransfer], upTo position: TransferPosition) {
        change.transfers += transfers
        change.transferPosition = position
        for transfer in transfers {
            if transfer.direction == .incoming { tell("transfer.received", .transfer(transfer)) }
            guard transfer.isFromElsewhere else { continue }
            if transfer.kind == .transfer { tell("transfer.sent", .transfer(transfer)) }
            audit("transfer.sent", transfer.walletID.text, transfer.auditDetails)
        }
    }

    /// Audits an act that changes no record.
    mutating func audit(
        _ action: String, _ resourceID: String?, _ details: JSONObject, outcome: AuditOutcome = .success
    ) {
        change.audit.append(
            AuditEntry(
                at: now, by: caller, action: action, resourceID: resourceID, outcome: outcome,
                details: details))
    }

    /// Reserves `reservation` of the wallet's balances, within the ceilings of `desk`.
    package mutating func reserve(_ reservation: Reservation, of wallet: WalletID, within desk: FundsDesk) {
        change.counters += reservation.counters(of: wallet).map { desk.reservation($0.key, $0.units) }
    }

    /// Releases `reservation`. `block` is the solidified block that settled it, nil if nothing was spent.
    package mutating func release(_ reservation: Reservation, of wallet: WalletID, settledAt block: Int64?) {
        for (key, units) in reservation.counters(of: wallet) {
            change.counters.append(CounterChange(key: key, delta: -units, settledAt: block))
        }
    }

    /// Stores the newest timestamp of the wallet's transactions.
    package mutating func advance(_ clock: SigningClock) { change.signingClocks.append(clock) }

    /// How far the chain was read.
    package mutating func move(to position: FollowerPosition) { change.follower = position }

    /// Stores the answer that a repeated request gets.
    mutating func remember(_ record: IdempotencyRecord) { change.idempotency.append(record) }

    private mutating func tell(_ type: String, _ record: FeedRecord) {
        change.events.append(
            FeedEvent(id: FeedEventID(at: now, random: random), type: type, at: now, record: record))
    }
}
