import Logging

/// Takes up what is to be paid: payouts without a transaction, and transfers that wait for their signature.
struct Dispatcher: Sendable {
    let books: Books
    let round: @Sendable (WalletID) -> WalletRound
    let logger: Logger

    enum Limits {
        /// Payouts and transfers taken up in one step, each.
        static let perStep = 64
    }

    /// One step over all wallets that have something due. Returns whether anything of it was stored: what can't be stored
    /// now is tried again after a pause, not at once.
    func step() async throws(StoreError) -> Bool {
        let now = books.clock.now()
        let transfers = try await books.store.transactionsToSign(at: now, limit: Limits.perStep)
        let payouts = try await books.store.payoutsToFund(at: now, limit: Limits.perStep)
        let byWallet = Dictionary(grouping: transfers, by: \.walletID)
        let payoutsByWallet = Dictionary(grouping: payouts, by: \.walletID)
        let wallets = Set(byWallet.keys).union(payoutsByWallet.keys).sorted()
        return await withTaskGroup(of: Bool.self) { group in
            for wallet in wallets {
                group.addTask {
                    await run(
                        wallet, transfers: byWallet[wallet] ?? [], payouts: payoutsByWallet[wallet] ?? [])
                }
            }
            return await group.reduce(false) { $0 || $1 }
        }
    }

    /// Where all together are refused, each is tried alone: one that can't be stored must not hold up the others. What
    /// is refused alone too was changed by somebody else meanwhile, and is read anew in the next step.
    private func run(
        _ wallet: WalletID, transfers: [TransactionRecord], payouts: [Payout]
    ) async -> Bool {
        do {
            try await round(wallet).run(transfers: transfers, payouts: payouts)
            return true
        } catch {
            if transfers.count + payouts.count > 1, error.code != .unavailable {
                var isAnyStored = false
                for transfer in transfers where await run(wallet, transfers: [transfer], payouts: []) {
                    isAnyStored = true
                }
                for payout in payouts where await run(wallet, transfers: [], payouts: [payout]) {
                    isAnyStored = true
                }
                return isAnyStored
            }
            logger.warning(
                "round over a wallet not stored",
                metadata: [
                    "wallet": "\(wallet)", "code": "\(error.code.rawValue)", "reason": "\(error.reason)",
                ])
            return false
        }
    }
}
