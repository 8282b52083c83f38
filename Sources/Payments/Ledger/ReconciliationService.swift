package import Logging
import Metrics
public import PaymentModel
import Tron
package import TronNode

/// Compares the books of every wallet with the chain, and stores the results.
public struct ReconciliationService: Sendable {
    private let books: Books
    private let node: any NodeGroup
    private let chain: ChainReading
    private let assets: AssetRegistry
    private let logger: Logger

    /// A service that compares `books` with what `node` says about `assets`.
    package init(
        books: Books, node: any NodeGroup, chain: ChainReading, assets: AssetRegistry, logger: Logger
    ) {
        self.books = books
        self.node = node
        self.chain = chain
        self.assets = assets
        self.logger = logger
    }

    private enum Limits {
        static let walletsPerPage = 100
        /// Blocks come every three seconds and the questions take less, so a few rounds suffice.
        static let roundsMax = 10
        /// How long the follower may be behind the node that is asked.
        static let looksMax = 40
        static let look = Duration.milliseconds(500)
        /// After this many looks, nobody else seems to read the chain, so it is read here, as for an operator's
        /// command while the service is down.
        static let looksBeforeReading = 10
    }

    /// The comparisons before `position`, newest first; nil begins with the newest.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func reconciliations(
        before position: Int64?, limit: Int
    ) async throws -> [(position: Int64, reconciliation: Reconciliation)] {
        try await PaymentError.mapping {
            try await books.store.reconciliations(before: position ?? .max, limit: limit)
        }
    }

    /// The part of a difference that transfers on the chain account for: deposits, and what the wallet's key signed
    /// elsewhere. Nil until the blocks have been read that far.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func explained(of found: Reconciliation) async throws -> Int64? {
        try await PaymentError.mapping {
            guard found.opening == nil else { return 0 }
            guard let position = try await books.store.transferPosition(),
                position.read.block.number >= found.block
            else { return nil }
            let account = LedgerAccount(walletID: found.walletID, asset: found.asset)
            let before = try await books.store.reconciliation(of: account, before: found.block)
            let first = before?.block.next ?? .genesis
            return try await books.store.unbookedSum(of: account, in: first...found.block)
        }
    }

    /// Compares all wallets except watched ones, which have no books, and returns every comparison.
    ///
    /// - Throws: `PaymentError` with `nodeUnavailable`, `nodeError`, `storeUnavailable`; what was compared before is kept.
    public func run(by caller: Caller) async throws -> [Reconciliation] {
        try await PaymentError.mapping {
            var found: [Reconciliation] = []
            var last: WalletID?
            while true {
                let page = try await books.store.wallets(after: last, limit: Limits.walletsPerPage)
                for wallet in page where wallet.kind != .watch {
                    found += try await reconcile(wallet, by: caller)
                }
                guard let end = page.last else { return found }
                last = end.id
            }
        }
    }

    /// The newest comparison of each wallet and asset, after `run`.
    ///
    /// - Throws: The same as `run`.
    public func standings(by caller: Caller) async throws -> [Reconciliation] {
        _ = try await run(by: caller)
        return try await PaymentError.mapping {
            var standings: [Reconciliation] = []
            var last: WalletID?
            while true {
                let page = try await books.store.wallets(after: last, limit: Limits.walletsPerPage)
                for wallet in page where wallet.kind != .watch {
                    for asset in assets.assets {
                        let newest = try await books.store.latestReconciliation(of: wallet.id, asset: asset)
                        if let newest { standings.append(newest) }
                    }
                }
                guard let end = page.last else { return standings }
                last = end.id
            }
        }
    }

    /// Opens the books of wallets after `wallet` that have none yet, so that only later changes need an explanation.
    /// Returns the last wallet that was looked at.
    package func openBooks(behind wallet: WalletID?) async throws -> WalletID? {
        var last = wallet
        while true {
            let page = try await books.store.wallets(after: last, limit: Limits.walletsPerPage)
            for wallet in page where wallet.kind != .watch {
                guard try await books.store.latestReconciliation(of: wallet.id, asset: .trx) == nil
                else { continue }
                _ = try await reconcile(wallet, by: .service("reconciliation"))
            }
            guard let end = page.last else { return last }
            last = end.id
        }
    }

    /// Compares one wallet, as `run` does.
    func reconcile(_ wallet: Wallet, by caller: Caller) async throws -> [Reconciliation] {
        let balances = try await balances(of: wallet.address)
        try await waitForFollower(toReach: balances.readAt)
        for _ in 0..<Limits.roundsMax {
            var journal = books.journal(for: caller)
            let found = try await compare(wallet, with: balances, in: &journal)
            guard !found.isEmpty else { return [] }
            do {
                try await books.commit(journal)
            } catch {
                // Another run has compared the wallet in the meantime, so this one starts from there.
                if error.code == .versionConflict { continue }
                throw error
            }
            for reconciliation in found { note(reconciliation) }
            return found
        }
        return []
    }

    /// Compares each asset with its balance on the chain, unless it was already compared there.
    private func compare(
        _ wallet: Wallet, with balances: Funds, in journal: inout Journal
    ) async throws -> [Reconciliation] {
        var found: [Reconciliation] = []
        for asset in assets.assets {
            let last = try await books.store.latestReconciliation(of: wallet.id, asset: asset)
            // Nothing has become final since, or another run was faster.
            if let last, last.block >= balances.readAt { continue }
            let moved = try await books.store.moved(
                of: wallet.id, asset: asset, after: last?.block ?? -1, through: balances.readAt)
            let chain = balances[asset]
            let reconciliation: Reconciliation
            if let last {
                reconciliation = Reconciliation(
                    at: journal.now, walletID: wallet.id, asset: asset, block: balances.readAt,
                    books: last.chain.addingWithinBounds(moved), chain: chain)
            } else {
                reconciliation = Reconciliation(
                    opening: wallet.id, asset: asset, at: journal.now, block: balances.readAt,
                    balance: (chain, moved))
            }
            journal.put(reconciliation, after: last)
            found.append(reconciliation)
        }
        return found
    }

    private func note(_ reconciliation: Reconciliation) {
        let asset = [("asset", reconciliation.asset.symbol)]
        Counter(label: "lucid_reconciliations_total", dimensions: asset).increment()
        let differences = Counter(label: "lucid_reconciliation_differences_total", dimensions: asset)
        // Also without a difference: what has not been counted yet can't be seen to rise.
        differences.increment(by: reconciliation.difference == 0 ? 0 : 1)
        if reconciliation.difference != 0 { report(reconciliation) }
    }

    private func report(_ reconciliation: Reconciliation) {
        logger.notice(
            "books and chain differ",
            metadata: [
                "wallet": "\(reconciliation.walletID)", "asset": "\(reconciliation.asset.symbol)",
                "block": "\(reconciliation.block)",
                "difference": "\(reconciliation.text(reconciliation.difference))",
            ])
    }

    /// Balances at a known block: no block became final while they were read.
    private func balances(of address: Address) async throws(NodeError) -> Funds {
        let node = try await node.oneNode()
        for _ in 0..<Limits.roundsMax {
            let funds = try await Funds.read(of: address, on: node, tokens: assets.tokens)
            let after = try await node.block(.latestHeader, in: .solidified)
            if after?.number == funds.readAt { return funds }
        }
        throw NodeError(.unreadable, "blocks become final faster than balances can be read")
    }

    /// The books contain everything up to `block` only after the follower has settled it.
    private func waitForFollower(toReach block: BlockNumber) async throws {
        for look in 0..<Limits.looksMax {
            let position = try await books.store.followerPosition()
            if let position, position.solidified.block.number >= block { return }
            if look >= Limits.looksBeforeReading { try await read() }
            try await books.clock.sleep(for: Limits.look)
        }
        throw NodeError(.noUsableNode, "the chain has not been read up to block \(block) yet")
    }
    private func read() async throws {
        do {
            try await chain.readBlocks()
        } catch let error as StoreError where error.code == .versionConflict {
            // Someone else reads the chain after all.
        }
    }
}
