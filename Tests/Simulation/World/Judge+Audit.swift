import PaymentModel
import Payments
import StrictJSON
import Synchronization

extension Judge {
    /// I6: a state that changed is in the audit trail, in the same commit; the trail has nothing else.
    func judgeAudit(of change: Change) {
        let states =
            change.transactions.map { ($0.id.text, $0.status.rawValue) }
            + change.payouts.map { ($0.id.text, $0.status.rawValue) }
            + change.wallets.map { ($0.id.text, $0.status.rawValue) }
        for (id, status) in states where statusBefore[id] != status {
            let isNoted = change.audit.contains { entry in
                entry.resourceID == id || entry.details["payout_id"]?.string == id
            }
            if !isNoted { fail("I6", "\(id) became \(status), and the audit trail does not say so") }
        }
        audited += change.audit
        // What its links say is looked at in the end: to hash them all is dear.
        let stored = store.tables.withLock(\.audit.count)
        if stored != audited.count {
            fail("I6", "\(audited.count) entries were made, and the trail has \(stored)")
        }
    }

    /// The whole trail says what was noted, each link sealed behind the one before it.
    func judgeTrail() {
        let stored = store.tables.withLock(\.audit)
        var hash = AuditEvent.genesisHash
        for (index, (event, entry)) in zip(stored, audited).enumerated() {
            if event.sequence != Int64(index + 1) || event.previousHash != hash || !event.isIntact {
                return fail("I6", "the audit trail is broken at \(index + 1)")
            }
            if event.entry != entry { return fail("I6", "entry \(index + 1) is not what was noted") }
            hash = event.hash
        }
    }
}
