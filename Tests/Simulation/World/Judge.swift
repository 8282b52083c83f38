import PaymentEngine
import PaymentModel
import Payments
import StrictJSON
import Synchronization
import Tron
import TronNode

/// Looks at the books and at the true chain after every commit and every block, and says which invariant of the design
/// does not hold. It knows nothing of how the engine works.
///
/// SAFETY: touched only by jobs and timers of one `Scheduler`, which runs one at a time on one thread.
final class Judge: @unchecked Sendable {
    /// One attempt that was ever stored.
    struct Signed {
        let id: TransactionID
        let recordID: TransactionRecordID
        let payoutID: PayoutID?
        let wallet: Address
        let amount: AssetAmount?
        let mostBurnt: Int64
        let stakedEnergy: Int64
        let expiration: ChainTime
    }

    /// What the true chain has made of an attempt, and can still make of it.
    enum Fate {
        case paid, failed
        /// In a block that can still be dropped, or in none and still valid.
        case open
        case dead
    }

    let store: MemoryStore
    let chain: SimulatedChain
    /// What was ordered, and what the operator allows.
    let scenario: Scenario
    private(set) var failure: SimulationFailure?
    var signed: [TransactionID: Signed] = [:]
    /// Attempts whose fate is not sealed.
    var open: [TransactionID] = []
    var sealed: [TransactionID: Fate] = [:]
    var accepted: Set<PayoutID> = []
    /// Who has said yes to a payout, or may have: the answer can get lost.
    var approvers: [PayoutID: Set<String>] = [:]
    /// Payouts of which somebody was told that they are rejected.
    var rejected: Set<PayoutID> = []
    /// Orders that the policy did not allow.
    var refused = 0
    /// The newest comparison of each wallet and asset.
    var compared: [CounterKey: Reconciliation] = [:]
    var statusBefore: [String: String] = [:]
    /// Entries of the audit trail that changes so far have made.
    var audited: [AuditEntry] = []

    init(store: MemoryStore, chain: SimulatedChain, scenario: Scenario) {
        self.store = store
        self.chain = chain
        self.scenario = scenario
    }

    /// How many attempts were signed in all.
    var signedCount: Int { signed.count }

    /// Notes the first thing that is wrong.
    func fail(_ invariant: String, _ reason: @autoclosure () -> String) {
        if failure == nil { failure = SimulationFailure(invariant, reason()) }
    }

    /// A caller was told that this payout is accepted.
    func accept(_ id: PayoutID) {
        accepted.insert(id)
        if store.tables.withLock({ $0.payouts[id] == nil }) {
            fail("I2", "\(id) was accepted and is not stored")
        }
    }

    /// These bytes reached a node.
    func arrive(_ transaction: SignedTransaction) {
        if transaction.signatures.isEmpty { fail("I2", "\(transaction.id) was sent without a signature") }
        if store.tables.withLock({ $0.attempts[transaction.id] == nil }) {
            fail("I2", "\(transaction.id) was sent and is not stored")
        }
    }

    /// A change is about to be written.
    func willCommit(_ change: Change) {
        statusBefore = store.tables.withLock { tables in
            var statuses: [String: String] = [:]
            for record in change.transactions {
                statuses[record.id.text] = tables.transactions[record.id]?.status.rawValue
            }
            for payout in change.payouts {
                statuses[payout.id.text] = tables.payouts[payout.id]?.status.rawValue
            }
            for wallet in change.wallets {
                statuses[wallet.id.text] = tables.wallets[wallet.id]?.status.rawValue
            }
            return statuses
        }
    }

    /// A change was written.
    func didCommit(_ change: Change) {
        judgeAudit(of: change)
        for record in change.transactions { judge(record, told: change.events) }
        for payout in change.payouts { judge(payout, told: change.events) }
        for reconciliation in change.reconciliations { judge(reconciliation) }
        if change.follower != nil { judgeCursor() }
        if change.transferPosition != nil { judgeTransfers() }
        if !change.payouts.isEmpty || !change.transactions.isEmpty { judgeLimits() }
        judgeReservations()
        judgeOpen()
    }

    /// The true chain has moved.
    func blockCame() { judgeOpen() }

    func fate(of attempt: Signed) -> Fate {
        if let fate = sealed[attempt.id] { return fate }
        let main = chain.main
        if let block = chain.block(with: attempt.id, of: main, in: .solidified) {
            return block.receipts.contains { $0.id == attempt.id && $0.succeeded } ? .paid : .failed
        }
        let isIncluded = chain.block(with: attempt.id, of: main, in: .head) != nil
        return isIncluded || main.solidified.time < attempt.expiration ? .open : .dead
    }

    func fate(of id: TransactionID) -> Fate { signed[id].map(fate) ?? .dead }
}

extension Judge {
    /// What is wrong after everything had time to end.
    func judgeEnd() {
        judgeTrail()
        judgePayments()
        let (payouts, records) = store.tables.withLock { ($0.payouts, $0.transactions) }
        for id in accepted.sorted() {
            guard let payout = payouts[id] else {
                fail("I2", "\(id) was accepted and is gone")
                continue
            }
            let attempts = signed.values.filter { $0.payoutID == id }
            let paid = attempts.count { fate(of: $0) == .paid }
            if paid != (payout.status == .completed ? 1 : 0) {
                fail("I3", "\(id) is \(payout.status) and was paid \(paid) times")
            }
            if payout.status == .failed { judgeFailure(payout, records) }
        }
    }

    /// A payout may fail only for what the chain did to it.
    private func judgeFailure(
        _ payout: Payout, _ records: [TransactionRecordID: TransactionRecord]
    ) {
        let record = payout.transactionID.flatMap { records[$0] }
        switch payout.failure?.code {
        case .expired where record?.attempts.count == scenario.attemptsMax: break
        // What a device was to sign is ordered again by people.
        case .expired where record?.history.contains { $0.status == .awaitingSignature } == true: break
        default:
            fail("I8", "\(payout.id) failed with \(payout.failure?.detail ?? "no reason")")
        }
    }
}
