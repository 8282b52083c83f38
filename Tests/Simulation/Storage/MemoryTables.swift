import PaymentModel
import Payments
import Tron

/// What a memory store holds, and how one change is applied: all of it, or what was there before is put back.
struct MemoryTables: Sendable {
    struct Counter: Sendable {
        var value: Int64 = 0
        var settledAt: Int64?
    }

    var wallets: [WalletID: Wallet] = [:]
    var walletIDs: [Address: WalletID] = [:]
    var payouts: [PayoutID: Payout] = [:]
    var references: [String: PayoutID] = [:]
    var transactions: [TransactionRecordID: TransactionRecord] = [:]
    /// Whose bytes each transaction id is.
    var attempts: [TransactionID: TransactionRecordID] = [:]
    var counters: [CounterKey: Counter] = [:]
    var recipients: [RecipientID: Recipient] = [:]
    var signingClocks: [WalletID: SigningClock] = [:]
    var follower: FollowerPosition?
    var movements: [String: Movement] = [:]
    var reconciliations: [Reconciliation] = []
    var transfers: [StoredTransfer] = []
    var transferKeys: Set<String> = []
    var transferPosition: TransferPosition?
    var idempotency: [IdempotencyKey: IdempotencyRecord] = [:]
    var audit: [AuditEvent] = []
    var events: [FeedEvent] = []
    /// Records that may take effect: what workers look through.
    var openTransactions: Set<TransactionRecordID> = []
    var openPayouts: Set<PayoutID> = []

    /// Undoes the writes of one change, newest first.
    private var undo: [@Sendable (inout MemoryTables) -> Void] = []

    /// Applies all of `change`, or throws and leaves everything as it was.
    mutating func apply(_ change: Change) throws(StoreError) {
        undo = []
        do {
            for record in change.idempotency { try write(record) }
            for wallet in change.wallets { try write(wallet) }
            for payout in change.payouts { try write(payout) }
            for recipient in change.recipients { try write(recipient) }
            for recipient in change.unchangedRecipients {
                try check(recipient.version, against: recipients[recipient.id]?.version, of: "recipient")
            }
            for wallet in change.unchangedWallets {
                try check(wallet.version, against: wallets[wallet.id]?.version, of: "wallet")
            }
            for transaction in change.transactions { try write(transaction) }
            for clock in change.signingClocks { try write(clock) }
            if let follower = change.follower { try write(follower) }
            for movement in change.movements { try write(movement) }
            for (account, block) in change.comparedBefore { try check(account, isComparedUpTo: block) }
            for reconciliation in change.reconciliations { try write(reconciliation) }
            for transfer in change.transfers { try write(transfer) }
            if let position = change.transferPosition { try write(position) }
            for counter in change.counters { try write(counter) }
        } catch {
            let steps = undo.reversed()
            undo = []
            for step in steps { step(&self) }
            throw error
        }
        undo = []
        for entry in change.audit {
            audit.append(
                AuditEvent(
                    sealing: entry, sequence: Int64(audit.count + 1),
                    previousHash: audit.last?.hash ?? AuditEvent.genesisHash))
        }
        for event in change.events { events.append(Self.stored(event, of: change)) }
    }

    /// The event with its record as it was stored: one version on, and without a key.
    private static func stored(_ event: FeedEvent, of change: Change) -> FeedEvent {
        let record: FeedRecord
        switch event.record {
        case .wallet(var wallet):
            wallet.sealedKey = nil
            record = .wallet(wallet)
        case .payout(var payout):
            if change.payouts.contains(payout) { payout.version += 1 }
            record = .payout(payout)
        case .transaction(var transaction):
            if change.transactions.contains(transaction) { transaction.version += 1 }
            record = .transaction(transaction)
        case .reconciliation, .transfer: record = event.record
        }
        return FeedEvent(id: event.id, type: event.type, at: event.at, record: record)
    }

    private mutating func write(_ record: IdempotencyRecord) throws(StoreError) {
        guard idempotency[record.key] == nil else {
            throw StoreError(.idempotencyKeyTaken, "the idempotency key is taken")
        }
        idempotency[record.key] = record
        undo.append { $0.idempotency[record.key] = nil }
    }

    private mutating func write(_ wallet: Wallet) throws(StoreError) {
        let before = wallets[wallet.id]
        try check(wallet.version, against: before?.version, of: "wallet")
        if let other = walletIDs[wallet.address], other != wallet.id {
            throw StoreError(.addressTaken, "another wallet has the address")
        }
        var stored = wallet
        stored.version += 1
        wallets[wallet.id] = stored
        if let before { walletIDs[before.address] = nil }
        walletIDs[wallet.address] = wallet.id
        undo.append { tables in
            tables.walletIDs[wallet.address] = nil
            tables.wallets[wallet.id] = before
            if let before { tables.walletIDs[before.address] = before.id }
        }
    }

    private mutating func write(_ payout: Payout) throws(StoreError) {
        let before = payouts[payout.id]
        try check(payout.version, against: before?.version, of: "payout")
        if let reference = payout.reference {
            if let other = references[reference], other != payout.id {
                throw StoreError(.referenceTaken, "another payout has the reference")
            }
            references[reference] = payout.id
        }
        var stored = payout
        stored.version += 1
        payouts[payout.id] = stored
        setOpen(payout.id, !payout.status.isFinal)
        undo.append { tables in
            if let reference = payout.reference, before == nil { tables.references[reference] = nil }
            tables.payouts[payout.id] = before
            tables.setOpen(payout.id, before.map { !$0.status.isFinal } ?? false)
        }
    }

    private mutating func setOpen(_ id: PayoutID, _ isOpen: Bool) {
        if isOpen { openPayouts.insert(id) } else { openPayouts.remove(id) }
    }

    private mutating func write(_ recipient: Recipient) throws(StoreError) {
        let before = recipients[recipient.id]
        try check(recipient.version, against: before?.version, of: "recipient")
        let isTaken = recipients.values.contains { other in
            other.id != recipient.id && other.status == .trusted && other.address == recipient.address
        }
        if recipient.status == .trusted, isTaken {
            throw StoreError(.addressTaken, "another recipient is trusted with the address")
        }
        var stored = recipient
        stored.version += 1
        recipients[recipient.id] = stored
        undo.append { $0.recipients[recipient.id] = before }
    }

    private mutating func write(_ transaction: TransactionRecord) throws(StoreError) {
        let before = transactions[transaction.id]
        try check(transaction.version, against: before?.version, of: "transaction")
        try check(transaction.attempts, of: transaction.id, against: before?.attempts ?? [])
        var stored = transaction
        stored.version += 1
        let added = transaction.attempts.dropFirst(before?.attempts.count ?? 0).map(\.txID)
        for id in added { attempts[id] = transaction.id }
        transactions[transaction.id] = stored
        setOpen(transaction.id, transaction.mayTakeEffect)
        undo.append { tables in
            for id in added { tables.attempts[id] = nil }
            tables.transactions[transaction.id] = before
            tables.setOpen(transaction.id, before?.mayTakeEffect ?? false)
        }
    }

    private mutating func setOpen(_ id: TransactionRecordID, _ isOpen: Bool) {
        if isOpen { openTransactions.insert(id) } else { openTransactions.remove(id) }
    }

    /// Stored attempts stay as they are, but that one may become dead; of all, one is alive.
    private func check(
        _ attempts: [Attempt], of id: TransactionRecordID, against stored: [Attempt]
    ) throws(StoreError) {
        let isContinued =
            stored.count <= attempts.count
            && zip(stored, attempts).allSatisfy { old, new in
                old.txID == new.txID && (!old.provenDead || new.provenDead)
            }
        let areOurs = attempts.allSatisfy { (self.attempts[$0.txID] ?? id) == id }
        let areDistinct = Set(attempts.map(\.txID)).count == attempts.count
        guard isContinued, areOurs, areDistinct, attempts.count(where: { !$0.provenDead }) <= 1 else {
            throw StoreError(
                .attemptTaken, "the record has an attempt that is alive, or another has its bytes")
        }
    }

    private mutating func write(_ clock: SigningClock) throws(StoreError) {
        let before = signingClocks[clock.walletID]
        try check(clock.version, against: before?.version, of: "signing clock")
        var stored = clock
        stored.version += 1
        signingClocks[clock.walletID] = stored
        undo.append { $0.signingClocks[clock.walletID] = before }
    }

    private mutating func write(_ position: FollowerPosition) throws(StoreError) {
        let before = follower
        try check(position.version, against: before?.version, of: "follower's position")
        var stored = position
        stored.version += 1
        follower = stored
        undo.append { $0.follower = before }
    }

    private mutating func write(_ movement: Movement) throws(StoreError) {
        let key = "\(movement.transactionID.text)/\(movement.kind.rawValue)"
        guard movements[key] == nil else { throw StoreError(.versionConflict, "\(key) is booked already") }
        movements[key] = movement
        undo.append { $0.movements[key] = nil }
    }

    private func check(_ account: LedgerAccount, isComparedUpTo block: Int64) throws(StoreError) {
        let newest = reconciliations.lazy
            .filter { $0.walletID == account.walletID && $0.asset == account.asset }.map(\.block).max()
        guard newest ?? -1 == block else { throw StoreError(.versionConflict, "it was compared since") }
    }

    private mutating func write(_ reconciliation: Reconciliation) throws(StoreError) {
        let isThere = reconciliations.contains {
            $0.walletID == reconciliation.walletID && $0.asset == reconciliation.asset
                && $0.block == reconciliation.block
        }
        guard !isThere else { throw StoreError(.versionConflict, "the block is compared already") }
        reconciliations.append(reconciliation)
        undo.append { $0.reconciliations.removeLast() }
    }

    private mutating func write(_ transfer: WalletTransfer) throws(StoreError) {
        let key = [
            transfer.txID.hex, "\(transfer.log ?? -1)", transfer.kind.rawValue, transfer.walletID.text,
            transfer.direction.rawValue,
        ].joined(separator: "/")
        guard transferKeys.insert(key).inserted else {
            throw StoreError(.versionConflict, "\(key) is recorded already")
        }
        transfers.append(StoredTransfer(position: Int64(transfers.count + 1), transfer: transfer))
        undo.append { tables in
            tables.transferKeys.remove(key)
            tables.transfers.removeLast()
        }
    }

    private mutating func write(_ position: TransferPosition) throws(StoreError) {
        let before = transferPosition
        try check(position.version, against: before?.version, of: "position of transfers")
        var stored = position
        stored.version += 1
        transferPosition = stored
        undo.append { $0.transferPosition = before }
    }

    private mutating func write(_ change: CounterChange) throws(StoreError) {
        let before = counters[change.key]
        let counter = before ?? Counter()
        if let readAt = change.ceilingReadAt, let settledAt = counter.settledAt, settledAt > readAt {
            throw StoreError(.staleCeiling, "the ceiling is of block \(readAt), and \(settledAt) gave back")
        }
        let (sum, overflow) = counter.value.addingReportingOverflow(change.delta)
        let shared = change.sharing.flatMap { counters[$0]?.value } ?? 0
        let (all, allOverflow) = sum.addingReportingOverflow(shared)
        guard !overflow, !allOverflow, sum >= 0, all <= change.ceiling ?? .max else {
            throw StoreError(.counterExceeded, "\(change.key.text): \(counter.value) and \(change.delta)")
        }
        counters[change.key] = Counter(
            value: sum, settledAt: [counter.settledAt, change.settledAt].compactMap { $0 }.max())
        undo.append { $0.counters[change.key] = before }
    }

    private func check(_ version: Int, against stored: Int?, of name: String) throws(StoreError) {
        guard version == stored ?? 0 else {
            throw StoreError(.versionConflict, "the \(name) is not stored with version \(version)")
        }
    }
}
