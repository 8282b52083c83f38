import StrictJSON
import Tron

/// Collects what one decision writes, so that no record changes without its audit entry and its event.
struct Journal {
    private(set) var change = Change()
    let now: Timestamp
    private let caller: Caller
    private let random: any RandomSource

    init(now: Timestamp, caller: Caller, random: any RandomSource) {
        self.now = now
        self.caller = caller
        self.random = random
    }

    /// Stores `wallet`; `action` is the audited verb, `event` the feed's.
    mutating func put(_ wallet: Wallet, action: String, event: String?, details: JSONObject = [:]) {
        change.wallets.append(wallet)
        audit(action, wallet.id.text, details)
        if let event { tell("wallet." + event, .wallet(wallet)) }
    }

    /// Stores `transaction`; `action` is the audited verb, nil where the step is no deed, `event` the feed's.
    mutating func put(
        _ transaction: TransactionRecord, action: String?, event: String?, details: JSONObject = [:]
    ) {
        change.transactions.append(transaction)
        if let action { audit(action, transaction.id.text, details) }
        if let event { tell("transaction." + event, .transaction(transaction)) }
    }

    /// Stores `payout`; `action` is the audited verb, nil where the step is no deed, `event` the feed's.
    mutating func put(_ payout: Payout, action: String?, event: String?, details: JSONObject = [:]) {
        change.payouts.append(payout)
        if let action { audit(action, payout.id.text, details) }
        if let event { tell("payout." + event, .payout(payout)) }
    }

    /// Notes a deed that changes no record.
    mutating func audit(
        _ action: String, _ resourceID: String?, _ details: JSONObject, outcome: AuditOutcome = .success
    ) {
        change.audit.append(
            AuditEntry(
                at: now, by: caller, action: action, resourceID: resourceID, outcome: outcome,
                details: details))
    }

    /// Holds `reservation` of the wallet's balances, within what `funds` has.
    mutating func reserve(_ reservation: Reservation, of wallet: WalletID, within funds: Funds) {
        for (key, units) in reservation.counters(of: wallet) {
            change.counters.append(
                CounterChange(
                    key: key, delta: units, ceiling: funds.ceiling(for: key), ceilingReadAt: funds.readAt))
        }
    }

    /// Gives `reservation` back; `block` is the solidified block that settled it, nil where nothing was spent.
    mutating func release(_ reservation: Reservation, of wallet: WalletID, settledAt block: Int64?) {
        for (key, units) in reservation.counters(of: wallet) {
            change.counters.append(CounterChange(key: key, delta: -units, settledAt: block))
        }
    }

    /// The newest time that the wallet's transactions carry.
    mutating func advance(_ clock: SigningClock) { change.signingClocks.append(clock) }

    /// How far the chain was read.
    mutating func move(to position: FollowerPosition) { change.follower = position }

    /// What the caller will be answered again.
    mutating func remember(_ record: IdempotencyRecord) { change.idempotency.append(record) }

    private mutating func tell(_ type: String, _ record: FeedRecord) {
        change.events.append(
            FeedEvent(id: FeedEventID(at: now, random: random), type: type, at: now, record: record))
    }
}
