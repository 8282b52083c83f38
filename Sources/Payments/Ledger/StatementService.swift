import Tron

/// Statements: an opening balance, every movement, a closing balance. They add up, and end with what the
/// solidified chain has, since the books are compared with it before.
public struct StatementService: Sendable {
    let books: Books
    let reconciliations: ReconciliationService

    /// The time of a statement that is asked for now.
    public var now: Timestamp { books.clock.now() }

    /// How many records are held at once, however long the statement is.
    private enum Limits {
        static let recordsAtOnce = 500
    }

    /// Brings the account's books up to the chain, so that a statement can be told.
    ///
    /// - Returns: the wallet.
    /// - Throws: `PaymentError` with `notFound`, `walletUnusable` for one that is only watched,
    ///   `nodeUnavailable`, `nodeError`, `storeUnavailable`.
    public func prepare(_ account: LedgerAccount) async throws -> Wallet {
        try await PaymentError.mapping {
            guard let wallet = try await books.store.wallet(account.walletID) else {
                throw PaymentError.notFound("wallet")
            }
            guard wallet.kind != .watch else {
                throw PaymentError(.walletUnusable, "The wallet is watched: there are no books of it.")
            }
            _ = try await reconciliations.reconcile(wallet, by: .service("statement"))
            return wallet
        }
    }

    /// Tells the statement line by line, however long it is.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`; whatever `tell` throws.
    public func tell(
        _ question: StatementQuestion, of wallet: Wallet, to tell: (StatementLine) async throws -> Void
    ) async throws {
        try await PaymentError.mapping {
            var run = StatementRun(question, beginning: wallet.createdAt)
            var last: Reconciliation?
            while true {
                let page = try await books.store.reconciliations(
                    of: question.account, after: last?.block ?? -1, limit: Limits.recordsAtOnce)
                for next in page {
                    if let opening = next.opening { run.open(with: opening) }
                    if next.difference > 0 {
                        try await run.take(
                            Self.difference(next, at: last?.at ?? wallet.createdAt), tell)
                    }
                    try await move(&run, behind: last?.block ?? -1, through: next.block, tell)
                    if next.difference < 0 {
                        try await run.take(Self.difference(next, at: next.at), tell)
                    }
                    last = next
                }
                if page.count < Limits.recordsAtOnce { break }
            }
            try await move(&run, behind: last?.block ?? -1, through: .max, tell)
            try await run.finish(tell)
        }
    }

    private func move(
        _ run: inout StatementRun, behind block: Int64, through end: Int64,
        _ tell: (StatementLine) async throws -> Void
    ) async throws {
        guard block < end else { return }
        var last: Movement?
        while true {
            let page = try await books.store.movements(
                of: run.question.account, in: block + 1...end, after: last, limit: Limits.recordsAtOnce)
            for (movement, record) in page {
                try await run.take(Self.entry(movement, record), tell)
                last = movement
            }
            if page.count < Limits.recordsAtOnce { return }
        }
    }

    private static func difference(_ found: Reconciliation, at time: Timestamp) -> StatementRun.Entry {
        StatementRun.Entry(
            at: time, kind: .difference, units: found.difference, txID: nil, payoutID: nil, counterparty: nil)
    }

    private static func entry(_ movement: Movement, _ record: TransactionRecord) -> StatementRun.Entry {
        let isPayment = movement.kind == .payment
        return StatementRun.Entry(
            at: Timestamp(milliseconds: record.receipt?.blockTime.milliseconds ?? 0),
            kind: isPayment ? kind(of: record) : .fee, units: movement.units, txID: record.receipt?.txID,
            payoutID: record.payoutID, counterparty: isPayment ? record.intent.recipient : nil)
    }

    private static func kind(of record: TransactionRecord) -> StatementMovement.Kind {
        switch record.intent.kind {
        case .usdtTransfer, .trxTransfer, .usdtApprove: record.payoutID == nil ? .transferOut : .payout
        case .stake, .delegate, .undelegate, .vote: .stake
        case .unstake, .withdrawUnstaked, .cancelUnstake: .unstake
        case .claimRewards: .reward
        }
    }
}

/// A statement on its way: the balance so far, and whether its part has begun.
private struct StatementRun {
    struct Entry {
        let at: Timestamp
        let kind: StatementMovement.Kind
        let units: Int64
        let txID: TransactionID?
        let payoutID: PayoutID?
        let counterparty: Address?
    }

    let question: StatementQuestion
    private var balance: Int64 = 0
    /// Never goes back, though the chain's clock and ours may differ: what is told in order stays in order.
    private var clock: Timestamp
    private var hasBegun = false
    private var closing: Int64?

    init(_ question: StatementQuestion, beginning: Timestamp) {
        self.question = question
        clock = beginning
    }

    /// Begins with what was there before the first movement.
    mutating func open(with units: Int64) { balance = units }

    mutating func take(_ entry: Entry, _ tell: (StatementLine) async throws -> Void) async throws {
        clock = max(clock, entry.at)
        if let to = question.to, clock >= to, closing == nil {
            try await begin(tell)
            closing = balance
        }
        if closing == nil, question.from.map({ clock >= $0 }) ?? true { try await begin(tell) }
        let (sum, overflow) = balance.addingReportingOverflow(entry.units)
        guard !overflow else { throw StoreError(.corrupt, "movements that do not fit") }
        balance = sum
        guard hasBegun, closing == nil else { return }
        try await tell(
            .movement(
                StatementMovement(
                    at: clock, kind: entry.kind, units: entry.units, balance: balance, txID: entry.txID,
                    payoutID: entry.payoutID, counterparty: entry.counterparty)))
    }

    mutating func finish(_ tell: (StatementLine) async throws -> Void) async throws {
        try await begin(tell)
        try await tell(.closing(closing ?? balance))
    }

    private mutating func begin(_ tell: (StatementLine) async throws -> Void) async throws {
        guard !hasBegun else { return }
        hasBegun = true
        try await tell(.opening(balance))
    }
}
