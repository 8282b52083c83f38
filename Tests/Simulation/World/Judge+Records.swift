import PaymentModel
import Payments
import Synchronization
import Tron
import TronNode

extension Judge {
    func judge(_ record: TransactionRecord, told events: [FeedEvent]) {
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
            stakedEnergy: attempt.estimate.stakedEnergy.value,
            expiration: attempt.expiration)
        open.append(attempt.txID)
        judgeFeeLimit(of: attempt)
        if let id = record.payoutID { judgeApprovals(of: id) }
    }

    private func judgeReceipt(of record: TransactionRecord) {
        guard let receipt = record.receipt else { return }
        // Shown while a fork can still undo it: nothing may be decided by it.
        guard receipt.solidified else {
            if record.status != .included {
                fail("I5", "\(record.id) is \(record.status) by a receipt that is not final")
            }
            return
        }
        let truth = chain.block(with: receipt.txID, of: chain.main, in: .solidified)
        let told = truth?.receipts.first { $0.id == receipt.txID }
        if truth?.id.number != receipt.blockNumber || told?.fee != receipt.fee {
            fail("I5", "\(record.id) has a receipt that is not the solidified chain's")
        }
        // Where stake was counted on, and another used it up, its energy is burnt; the open ones' sum has room for that.
        let plan = record.attempt?.estimate
        let mostBurnt = (plan?.mostBurnt.value ?? 0) + (plan?.stakedEnergy.value ?? 0) * Execution.energyPrice
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

    func judge(_ payout: Payout, told events: [FeedEvent]) {
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
}
