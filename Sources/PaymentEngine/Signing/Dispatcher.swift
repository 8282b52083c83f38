import Logging
import PaymentModel
import Payments
import Synchronization

/// Pays what is due: payouts without a transaction, and transfers that wait to be signed. Wallets take turns, so that
/// one with thousands of due payouts does not hold up the others.
struct Dispatcher: Sendable {
    let books: Books
    let round: @Sendable (WalletID) -> WalletRound
    let logger: Logger
    private let place = Place()

    enum Limits {
        /// Wallets that are served in one step.
        static let walletsPerStep = 16
        /// Payouts of one wallet, and transfers of one wallet, in one step.
        static let perWallet = 512
    }

    /// The wallet after which the next step continues; nil for the first.
    private final class Place: Sendable {
        let wallet = Mutex<WalletID?>(nil)
    }

    init(books: Books, round: @escaping @Sendable (WalletID) -> WalletRound, logger: Logger) {
        self.books = books
        self.round = round
        self.logger = logger
    }

    /// What is due for the wallets whose turn it is.
    private struct Due {
        let transfers: [WalletID: [TransactionRecord]]
        let payouts: [WalletID: [Payout]]

        var wallets: [WalletID] { Set(transfers.keys).union(payouts.keys).sorted() }

        func part(of wallet: WalletID) -> WalletRound.Part {
            WalletRound.Part(transfers: transfers[wallet] ?? [], payouts: payouts[wallet] ?? [])
        }

        /// The wallet to continue after, so that none is left out; nil if no more wallets have something due.
        var end: WalletID? {
            [Array(transfers.keys), Array(payouts.keys)]
                .filter { $0.count == Limits.walletsPerStep }.compactMap { $0.max() }.min()
        }
    }

    private func due(behind wallet: WalletID?) async throws(StoreError) -> Due {
        let turn = QueueTurn(
            after: wallet, wallets: Limits.walletsPerStep, perWallet: Limits.perWallet)
        let now = books.clock.now()
        let transfers = try await books.store.transactionsToSign(at: now, turn: turn)
        let payouts = try await books.store.payoutsToFund(at: now, turn: turn)
        return Due(
            transfers: Dictionary(grouping: transfers, by: \.walletID),
            payouts: Dictionary(grouping: payouts, by: \.walletID))
    }

    /// One step over the wallets whose turn it is and that have something due. Returns whether anything of it was stored: what can't be stored
    /// now is tried again after a pause, not at once.
    ///
    /// - Parameter reason: why nothing can be signed now; everything that is due waits for that, and says so.
    func step(holdingFor reason: HoldReason? = nil) async throws(StoreError) -> Bool {
        let last = place.wallet.withLock(\.self)
        var due = try await due(behind: last)
        if due.wallets.isEmpty, last != nil { due = try await self.due(behind: nil) }
        let taken = due
        place.wallet.withLock { $0 = taken.end }
        return await withTaskGroup(of: Bool.self) { group in
            for wallet in taken.wallets {
                group.addTask { await run(wallet, taken.part(of: wallet), holdingFor: reason) }
            }
            return await group.reduce(false) { $0 || $1 }
        }
    }

    /// Where all of a part together are refused, each is tried alone: one that can't be stored must not hold up the others.
    /// A member that is refused alone was changed meanwhile, and is read again in the next step. If only the funds were
    /// read too early, no member is at fault: all are tried once more together, with new figures.
    private func run(
        _ wallet: WalletID, _ due: WalletRound.Part, isAgain: Bool = false,
        holdingFor reason: HoldReason? = nil
    ) async -> Bool {
        do throws(WalletRound.PartNotStored) {
            if let reason {
                try await round(wallet).hold(due, for: reason)
            } else {
                try await round(wallet).run(due)
            }
            return true
        } catch {
            let (part, cause) = (error.part, error.cause)
            var isAnyStored = !error.isFirst
            if cause.code == .staleCeiling, !isAgain {
                return await run(wallet, part, isAgain: true) || isAnyStored
            }
            if part.transfers.count + part.payouts.count > 1, cause.code != .unavailable {
                for transfer in part.transfers where await run(wallet, .init(transfers: [transfer])) {
                    isAnyStored = true
                }
                for payout in part.payouts where await run(wallet, .init(payouts: [payout])) {
                    isAnyStored = true
                }
                return isAnyStored
            }
            logger.warning(
                "round over a wallet not stored",
                metadata: [
                    "wallet": "\(wallet)", "code": "\(cause.code.rawValue)", "reason": "\(cause.reason)",
                ])
            return isAnyStored
        }
    }
}
