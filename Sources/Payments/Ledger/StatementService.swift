public import PaymentModel
import Tron
import TronNode

/// Statements: an opening balance, every movement, and a closing balance. They add up and end with what the
/// solidified chain has, because the books are compared with it first.
public struct StatementService: Sendable {
    private let books: Books
    private let reconciliations: ReconciliationService
    private let chain: ChainReading

    /// A service that brings books up to date with `reconciliations` and `chain` before it reads them.
    package init(books: Books, reconciliations: ReconciliationService, chain: ChainReading) {
        self.books = books
        self.reconciliations = reconciliations
        self.chain = chain
    }

    /// The current time.
    public var now: Timestamp { books.clock.now() }

    /// How many records are held at once, however long the statement is.
    private enum Limits {
        static let recordsAtOnce = 500
        /// Rounds of blocks that a statement reads itself before it asks the caller to try again.
        static let roundsMax = 8
    }

    /// Brings the account's books up to date with the chain.
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
                throw PaymentError(.walletUnusable, "The wallet is watched: no books are kept for it.")
            }
            _ = try await reconciliations.reconcile(wallet, by: .service("statement"))
            if let last = try await books.store.latestReconciliation(of: wallet.id, asset: account.asset) {
                try await readTransfers(through: last.block)
            }
            return wallet
        }
    }

    /// Transfers must be known up to the last comparison. Otherwise the same amount would be a difference now and a
    /// transfer later.
    private func readTransfers(through block: BlockNumber) async throws {
        for _ in 0..<Limits.roundsMax {
            let position = try await books.store.transferPosition()
            if let position, position.read.block.number >= block { return }
            do {
                try await chain.readTransfers()
            } catch let error as StoreError where error.code == .versionConflict {
                // The engine reads the same blocks, and was faster.
            }
        }
        throw NodeError(.noUsableNode, "transfers have not been read up to block \(block) yet")
    }

    /// Passes the statement to `tell` line by line, however long it is.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`; what `tell` throws.
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
                    if let opening = try await opening(of: next) { run.open(with: opening) }
                    let unexplained = try await unexplained(of: next, behind: last?.block ?? -1)
                    if unexplained > 0 {
                        try await run.take(
                            Self.difference(unexplained, at: last?.at ?? wallet.createdAt), tell)
                    }
                    try await move(&run, behind: last?.block ?? -1, through: next.block, tell)
                    if unexplained < 0 {
                        try await run.take(Self.difference(unexplained, at: next.at), tell)
                    }
                    last = next
                }
                if page.count < Limits.recordsAtOnce { break }
            }
            // After the last comparison, nothing is listed until incoming transfers are known as well.
            let end = try await books.store.transferPosition()?.read.block.number ?? -1
            try await move(&run, behind: last?.block ?? -1, through: end, tell)
            try await run.finish(tell)
        }
    }

    /// The balance before everything listed; nil if `found` does not open the books.
    private func opening(of found: Reconciliation) async throws -> Int64? {
        guard let opening = found.opening else { return nil }
        let account = LedgerAccount(walletID: found.walletID, asset: found.asset)
        let unbooked = try await books.store.unbookedSum(of: account, in: 0...found.block)
        return opening.subtractingWithinBounds(unbooked)
    }

    /// The part of a difference that no transfer on the chain accounts for.
    private func unexplained(of found: Reconciliation, behind block: BlockNumber) async throws -> Int64 {
        guard found.opening == nil, block < found.block else { return found.difference }
        let sum = try await books.store.unbookedSum(
            of: LedgerAccount(walletID: found.walletID, asset: found.asset), in: block.next...found.block)
        return found.difference.subtractingWithinBounds(sum)
    }

    /// Lists what moved within some blocks: block by block, incoming transfers before outgoing ones.
    private func move(
        _ run: inout StatementRun, behind block: BlockNumber, through end: BlockNumber,
        _ tell: (StatementLine) async throws -> Void
    ) async throws {
        guard block < end else { return }
        let (store, account, blocks) = (books.store, run.question.account, block.next...end)
        var transfers = PagedSequence(pageSize: Limits.recordsAtOnce) { last in
            try await store.unbookedTransfers(
                of: account, in: blocks, after: last, limit: Limits.recordsAtOnce)
        }
        var movements = PagedSequence(pageSize: Limits.recordsAtOnce) {
            (last: (movement: Movement, cause: MovementCause)?) in
            try await store.movements(
                of: account, in: blocks, after: last?.movement, limit: Limits.recordsAtOnce)
        }
        var (transfer, movement) = (try await transfers.next(), try await movements.next())
        while transfer != nil || movement != nil {
            if let incoming = transfer?.transfer, incoming.isToldBefore(movement?.movement) {
                try await run.take(Self.entry(incoming), tell)
                transfer = try await transfers.next()
            } else if let own = movement {
                try await run.take(Self.entry(own.movement, own.cause), tell)
                movement = try await movements.next()
            }
        }
    }

    private static func difference(_ units: Int64, at time: Timestamp) -> StatementRun.Entry {
        StatementRun.Entry(
            at: time, kind: .difference, units: units, txID: nil, payoutID: nil, counterparty: nil)
    }

    private static func entry(_ transfer: WalletTransfer) -> StatementRun.Entry {
        let kind: StatementMovement.Kind =
            transfer.kind == .fee ? .fee : transfer.direction == .incoming ? .transferIn : .transferOut
        return StatementRun.Entry(
            at: Timestamp(milliseconds: transfer.time.milliseconds), kind: kind, units: transfer.units,
            txID: transfer.txID, payoutID: nil, counterparty: transfer.counterparty)
    }

    private static func entry(_ movement: Movement, _ cause: MovementCause) -> StatementRun.Entry {
        StatementRun.Entry(
            at: cause.at, kind: kind(of: movement, cause), units: movement.units, txID: cause.txID,
            payoutID: cause.payoutID, counterparty: movement.kind == .payment ? cause.recipient : nil)
    }

    private static func kind(of movement: Movement, _ cause: MovementCause) -> StatementMovement.Kind {
        switch movement.kind {
        case .payment: kind(of: cause)
        case .fee: .fee
        case .unstake: .unstake
        case .reward: .reward
        }
    }

    private static func kind(of cause: MovementCause) -> StatementMovement.Kind {
        switch cause.kind {
        case .usdtTransfer, .trxTransfer, .usdtApprove, .tokenTransfer, .tokenApprove:
            cause.payoutID == nil ? .transferOut : .payout
        case .stake, .delegate, .undelegate, .vote: .stake
        case .unstake, .withdrawUnstaked, .cancelUnstake: .unstake
        case .claimRewards: .reward
        }
    }
}

extension WalletTransfer {
    /// Whether it is listed before a movement: it is in an earlier block, or came in within the same block.
    fileprivate func isToldBefore(_ movement: Movement?) -> Bool {
        guard let movement else { return true }
        return block < movement.block || block == movement.block && direction == .incoming
    }
}
