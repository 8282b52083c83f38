import PaymentModel
import Payments
import Synchronization
import Tron

extension MutantStore {
    /// `payouts` as the engine reads them wrongly. What was approved is left alone: the engine compares it with what people
    /// said yes to, and would not pay it.
    func misread(_ payouts: [Payout]) async throws(StoreError) -> [Payout] {
        var misread: [Payout] = []
        for payout in payouts {
            guard payout.approvalsRequired == 0, let wallet = try await inner.wallet(payout.walletID),
                let wrong = wrong(payout, paidBy: wallet)
            else {
                misread.append(payout)
                continue
            }
            mutant.misread[payout.id] = payout
            misread.append(wrong)
        }
        return misread
    }

    private func wrong(_ payout: Payout, paidBy wallet: Wallet) -> Payout? {
        var (recipient, amount) = (payout.recipient, payout.amount)
        switch mutant.mutation {
        case .wrongRecipient: recipient = Asset.eurx.token?.contract ?? .zero
        case .otherAmount: amount = AssetAmount(amount.asset, units: amount.units + 1) ?? amount
        case .otherToken:
            guard amount.asset != .trx else { return nil }
            let other = amount.asset == .usdt ? Asset.eurx : .usdt
            amount = AssetAmount(other, units: amount.units) ?? amount
        default: return nil
        }
        var order = PayoutOrder(route: payout.route, recipient: recipient, amount: amount)
        order.walletID = payout.walletID
        order.priority = payout.priority
        order.scheduledAt = payout.scheduledAt
        let wrong = Payout(
            id: payout.id, order: order, wallet: wallet, status: payout.status, approvalsRequired: 0,
            createdBy: payout.createdBy, createdAt: payout.createdAt)
        return wrong.standing(as: payout)
    }

    /// Payouts that still wait for approvals, as if they did not.
    func unapproved(_ turn: QueueTurn) async throws(StoreError) -> [Payout] {
        var selection = PayoutSelection()
        selection.status = .pendingApproval
        let waiting = try await inner.payouts(selection, after: nil, limit: turn.wallets * turn.perWallet)
        return waiting.map { payout in
            mutant.misread[payout.id] = payout
            var payout = payout
            payout.status = .pending
            payout.approvalsRequired = 0
            return payout
        }
    }

    /// The change with payouts, and what is promised to them, as they would be if the engine had not read them wrongly: so
    /// that only what is paid is wrong.
    func rightAgain(_ change: Change) -> Change {
        var change = change
        for (index, payout) in change.payouts.enumerated() {
            guard let right = mutant.misread[payout.id] else { continue }
            change.payouts[index] = right.standing(as: payout)
            change.payouts[index].approvalsRequired = right.approvalsRequired
            let wrong = CounterKey.promised(payout.walletID, payout.amount.asset)
            let counter = change.counters.firstIndex { $0.key == wrong && $0.delta == -payout.amount.units }
            if let counter {
                change.counters[counter] = CounterChange(
                    key: .promised(right.walletID, right.amount.asset), delta: -right.amount.units)
            }
        }
        return change
    }

    /// Changes an entry in the middle of the trail, once there is a middle.
    func rewriteTrail() {
        guard !mutant.hasRewritten else { return }
        mutant.hasRewritten = mutant.tables.tables.withLock { tables in
            let middle = tables.audit.count / 2
            guard middle > 1 else { return false }
            let old = tables.audit[middle]
            let entry = AuditEntry(
                at: old.entry.at,
                by: Caller(
                    subject: "nobody", requestID: old.entry.requestID, remoteAddress: old.entry.remoteAddress),
                action: old.entry.action, resourceID: old.entry.resourceID, outcome: old.entry.outcome,
                details: old.entry.details)
            if mutant.mutation == .trailRewritten {
                tables.audit[middle] = AuditEvent(
                    stored: entry, sequence: old.sequence, previousHash: old.previousHash, hash: old.hash)
                return true
            }
            var hash = old.previousHash
            for index in middle..<tables.audit.count {
                let sealed = AuditEvent(
                    sealing: index == middle ? entry : tables.audit[index].entry, sequence: Int64(index + 1),
                    previousHash: hash)
                tables.audit[index] = sealed
                hash = sealed.hash
            }
            return true
        }
    }
}

extension Payout {
    /// What this says, as far as `other` has come.
    fileprivate func standing(as other: Payout) -> Payout {
        var payout = self
        payout.version = other.version
        payout.approvalsRequired = other.approvalsRequired
        payout.status = other.status
        payout.holdReason = other.holdReason
        payout.nextActionAt = other.nextActionAt
        payout.approvals = other.approvals
        payout.countedAt = other.countedAt
        payout.countedAgainAt = other.countedAgainAt
        payout.isCountedForSubject = other.isCountedForSubject
        payout.isPromised = other.isPromised
        payout.isRecipientUnchecked = other.isRecipientUnchecked
        payout.transactionID = other.transactionID
        payout.txID = other.txID
        payout.fee = other.fee
        payout.failure = other.failure
        payout.updatedAt = other.updatedAt
        payout.completedAt = other.completedAt
        payout.history = other.history
        return payout
    }
}
