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
    private struct Signed {
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
    private enum Fate {
        case paid, failed
        /// In a block that can still be dropped, or in none and still valid.
        case open
        case dead
    }

    let store: MemoryStore
    let chain: SimulatedChain
    private(set) var failure: SimulationFailure?
    private var signed: [TransactionID: Signed] = [:]
    /// Attempts whose fate is not sealed.
    private var open: [TransactionID] = []
    private var sealed: [TransactionID: Fate] = [:]
    private var accepted: Set<PayoutID> = []
    /// The newest comparison of each wallet and asset.
    private var compared: [CounterKey: Reconciliation] = [:]
    private var statusBefore: [String: String] = [:]
    /// Entries of the audit trail that changes so far have made.
    private var audited = 0

    init(store: MemoryStore, chain: SimulatedChain) {
        self.store = store
        self.chain = chain
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
        judgeReservations()
        judgeOpen()
    }

    /// The true chain has moved.
    func blockCame() { judgeOpen() }

    private func fate(of attempt: Signed) -> Fate {
        if let fate = sealed[attempt.id] { return fate }
        let main = chain.main
        if let block = chain.block(with: attempt.id, of: main, in: .solidified) {
            return block.receipts.contains { $0.id == attempt.id && $0.succeeded } ? .paid : .failed
        }
        let isIncluded = chain.block(with: attempt.id, of: main, in: .head) != nil
        return isIncluded || main.solidified.time < attempt.expiration ? .open : .dead
    }

    private func fate(of id: TransactionID) -> Fate { signed[id].map(fate) ?? .dead }
}

extension Judge {
    private func judge(_ record: TransactionRecord, told events: [FeedEvent]) {
        for attempt in record.attempts where signed[attempt.txID] == nil { note(attempt, of: record) }
        let fates = record.attempts.map { fate(of: $0.txID) }
        if fates.count(where: { $0 == .paid || $0 == .open }) > 1 {
            fail("I1", "\(record.id) has attempts that can both take effect")
        }
        for (attempt, fate) in zip(record.attempts, fates) where attempt.provenDead && fate != .dead {
            fail("I1", "attempt \(attempt.txID) of \(record.id) is called dead and is \(fate)")
        }
        switch record.status {
        case .confirmed:
            if fates.last != .paid { fail("I5", "\(record.id) is confirmed, and the chain says otherwise") }
        case .cancelled where record.mayTakeEffect: break
        case .failed, .expired, .cancelled:
            if fates.contains(where: { $0 == .paid || $0 == .open }) {
                fail("I1", "\(record.id) is \(record.status), and its bytes can take effect, or have")
            }
        case .queued, .awaitingSignature, .signed, .broadcast, .included: break
        }
        judgeReceipt(of: record)
        tellsOf(record.id.text, record.status.rawValue, events)
    }

    private func note(_ attempt: Attempt, of record: TransactionRecord) {
        signed[attempt.txID] = Signed(
            id: attempt.txID, recordID: record.id, payoutID: record.payoutID, wallet: record.from,
            amount: record.intent.amount, mostBurnt: attempt.estimate.mostBurnt.value,
            stakedEnergy: attempt.estimate.stakedEnergy,
            expiration: attempt.expiration)
        open.append(attempt.txID)
    }

    private func judgeReceipt(of record: TransactionRecord) {
        guard let receipt = record.receipt else { return }
        let truth = chain.block(with: receipt.txID, of: chain.main, in: .solidified)
        let told = truth?.receipts.first { $0.id == receipt.txID }
        if truth?.number != receipt.blockNumber || told?.fee != receipt.fee {
            fail("I5", "\(record.id) has a receipt that is not the solidified chain's")
        }
        // Where stake was counted on, and another used it up, its energy is burnt; the open ones' sum has room for that.
        let plan = record.attempt?.estimate
        let mostBurnt = (plan?.mostBurnt.value ?? 0) + (plan?.stakedEnergy ?? 0) * Execution.energyPrice
        if receipt.fee.value > mostBurnt {
            fail("I4", "\(record.id) burnt \(receipt.fee.value), more than was reserved")
        }
        let cursor = store.tables.withLock { $0.follower?.solidified.block.number ?? -1 }
        if receipt.blockNumber > cursor {
            fail(
                "cursor",
                "\(record.id) is settled in block \(receipt.blockNumber), and the cursor is at \(cursor)")
        }
    }

    private func judge(_ payout: Payout, told events: [FeedEvent]) {
        tellsOf(payout.id.text, payout.status.rawValue, events)
        let attempts = signed.values.filter { $0.payoutID == payout.id }
        let fates = attempts.map(fate)
        if fates.count(where: { $0 == .paid || $0 == .open }) > 1 {
            fail("I1", "\(payout.id) has attempts that can both take effect")
        }
        let record = payout.transactionID.flatMap { id in store.tables.withLock { $0.transactions[id] } }
        switch payout.status {
        case .cancelled where record?.mayTakeEffect == true: break
        case .completed:
            if !fates.contains(.paid) { fail("I8", "\(payout.id) is completed and not paid") }
        case .failed, .cancelled, .rejected:
            if fates.contains(where: { $0 == .paid || $0 == .open }) {
                fail("I1", "\(payout.id) is \(payout.status), and is paid or can be")
            }
        case .pendingApproval, .pending, .processing: break
        }
    }

    /// A state that changed is told in the same commit.
    private func tellsOf(_ id: String, _ status: String, _ events: [FeedEvent]) {
        if statusBefore[id] != status, !events.contains(where: { $0.record.resourceID == id }) {
            fail("feed", "\(id) became \(status), and no event tells of it")
        }
    }

    /// I6: a state that changed is in the audit trail, in the same commit; the trail has nothing else.
    private func judgeAudit(of change: Change) {
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
        audited += change.audit.count
        let stored = store.tables.withLock(\.audit)
        if stored.count != audited || stored.last?.isIntact == false {
            fail("I6", "\(audited) entries were made, and the trail has \(stored.count)")
        }
    }

    /// What the follower is past is settled, and on the true chain.
    private func judgeCursor() {
        guard let position = store.tables.withLock(\.follower) else { return }
        let number = position.solidified.block.number
        let main = chain.main
        guard number <= Int64(main.solid), main.blocks[Int(number)].id == position.solidified.block else {
            return fail("cursor", "the cursor is at \(number), which is not solidified there")
        }
        let records = store.tables.withLock(\.transactions)
        for attempt in signed.values {
            guard let block = chain.block(with: attempt.id, of: main, in: .solidified), block.number <= number
            else { continue }
            if records[attempt.recordID]?.receipt?.txID != attempt.id {
                fail(
                    "I8",
                    "\(attempt.id) is in block \(block.number), the cursor is at \(number): never settled")
            }
        }
        judgeBooks(records.values, at: main.blocks[Int(number)])
    }

    /// Money in, less payments and fees, is what the chain has at the cursor.
    private func judgeBooks(_ records: some Collection<TransactionRecord>, at block: SimulatedBlock) {
        var trx: [Address: Int64] = [:]
        var usdt: [Address: Int64] = [:]
        for earlier in chain.main.blocks[0...Int(block.number)] {
            for deposit in earlier.deposits {
                trx[deposit.to, default: 0] += deposit.trx
                usdt[deposit.to, default: 0] += deposit.usdt
            }
        }
        for record in records {
            guard let receipt = record.receipt else { continue }
            trx[record.from, default: 0] -= receipt.fee.value
            guard record.status == .confirmed, let amount = record.intent.amount else { continue }
            switch amount.asset {
            case .token: usdt[record.from, default: 0] -= amount.units
            case .trx: trx[record.from, default: 0] -= amount.units
            }
        }
        for address in trx.keys.sorted() {
            let isRight =
                trx[address] == block.balances.trx[address, default: 0]
                && usdt[address, default: 0] == block.balances.usdt[address, default: 0]
            if !isRight {
                fail(
                    "I5",
                    """
                    the books of \(address) say \(trx[address, default: 0]) sun and \(usdt[address, default: 0]) USDT, \
                    the chain \(block.balances.trx[address, default: 0]) and \
                    \(block.balances.usdt[address, default: 0]) at block \(block.number)
                    """)
            }
        }
    }

    /// What a comparison cannot explain is what came from outside since the one before, no more and no less.
    private func judge(_ reconciliation: Reconciliation) {
        let key = CounterKey.reserved(reconciliation.walletID, reconciliation.asset)
        let last = compared[key]
        compared[key] = reconciliation
        let address = store.tables.withLock { $0.wallets[reconciliation.walletID]?.address } ?? .zero
        let (asset, main) = (reconciliation.asset, chain.main)
        guard reconciliation.block <= Int64(main.solid) else {
            return fail("I5", "books were compared at block \(reconciliation.block), which is not solidified")
        }
        let block = main.blocks[Int(reconciliation.block)]
        let balances = asset == .usdt ? block.balances.usdt : block.balances.trx
        let came = main.blocks[Int(last?.block ?? -1) + 1...Int(reconciliation.block)].flatMap(\.deposits)
            .filter { $0.to == address }.reduce(0) { $0 + (asset == .usdt ? $1.usdt : $1.trx) }
        let unexplained = last == nil ? reconciliation.opening : reconciliation.difference
        let isOpening = reconciliation.opening != nil && reconciliation.difference == 0
        let isRight = unexplained == came && isOpening == (last == nil)
        if reconciliation.chain != balances[address, default: 0] || !isRight {
            fail(
                "I5",
                """
                books of \(reconciliation.walletID) say \(reconciliation.books) \(asset.symbol) and the chain \
                \(reconciliation.chain) at block \(reconciliation.block); \(came) came from outside
                """)
        }
    }

    /// What is reserved is what unfinished records hold; what is promised is what payouts wait for that are accepted;
    /// what the policy counts is what payouts say that they count.
    private func judgeReservations() {
        let (counters, records, payouts) = store.tables.withLock { tables in
            (
                tables.counters, tables.openTransactions.compactMap { tables.transactions[$0] },
                Array(tables.payouts.values)
            )
        }
        var held: [CounterKey: Int64] = [:]
        for record in records {
            for (key, units) in record.reservation.counters(of: record.walletID) {
                held[key, default: 0] += units
            }
        }
        for payout in payouts {
            for key in payout.countedIn { held[key, default: 0] += payout.amount.units }
            // Accepted, and nothing is made for it yet: its amount is kept for it.
            if [.pending, .pendingApproval].contains(payout.status), payout.transactionID == nil {
                held[.promised(payout.walletID, payout.amount.asset), default: 0] += payout.amount.units
            }
        }
        for (key, counter) in counters where counter.value != held[key, default: 0] {
            fail("I4", "\(key.text) is \(counter.value), and records hold \(held[key, default: 0])")
        }
    }

    /// All that can still take effect of a wallet's never exceeds what the wallet has for good.
    private func judgeOpen() {
        var trx: [Address: Int64] = [:]
        var usdt: [Address: Int64] = [:]
        var energy: [Address: Int64] = [:]
        open = open.filter { id in
            guard let attempt = signed[id] else { return false }
            let fate = fate(of: attempt)
            guard fate == .open else {
                sealed[id] = fate
                return false
            }
            trx[attempt.wallet, default: 0] += attempt.mostBurnt
            energy[attempt.wallet, default: 0] += attempt.stakedEnergy
            switch attempt.amount?.asset {
            case .trx: trx[attempt.wallet, default: 0] += attempt.amount?.units ?? 0
            case .token: usdt[attempt.wallet, default: 0] += attempt.amount?.units ?? 0
            case nil: break
            }
            return true
        }
        let balances = chain.main.solidified.balances
        for address in trx.keys.sorted() {
            let stake = balances.energy[address, default: 0]
            let left = max(0, stake - balances.energyUsed[address, default: 0])
            let missing = max(0, energy[address, default: 0] - left)
            let sun = trx[address, default: 0] + missing * Execution.energyPrice
            if sun > balances.trx[address, default: 0] {
                fail("I4", "\(address) can spend \(sun) sun and has less, \(missing) energy is missing")
            }
            if usdt[address, default: 0] > balances.usdt[address, default: 0] {
                fail("I4", "\(address) can spend \(usdt[address] ?? 0) millionths of USDT and has less")
            }
        }
    }
}

extension Judge {
    /// What is wrong after everything had time to end.
    func judgeEnd(attemptsMax: Int) {
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
            if payout.status == .failed { judgeFailure(payout, attemptsMax, records) }
        }
    }

    /// A payout may fail only for what the chain did to it.
    private func judgeFailure(
        _ payout: Payout, _ attemptsMax: Int, _ records: [TransactionRecordID: TransactionRecord]
    ) {
        let record = payout.transactionID.flatMap { records[$0] }
        switch payout.failure?.code {
        case .expired where record?.attempts.count == attemptsMax: break
        // What a device was to sign is ordered again by people.
        case .expired where record?.history.contains { $0.status == .awaitingSignature } == true: break
        default:
            fail("I8", "\(payout.id) failed with \(payout.failure?.detail ?? "no reason")")
        }
    }
}
