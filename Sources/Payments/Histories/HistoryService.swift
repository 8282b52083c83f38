public import PaymentModel
public import Tron
package import TronNode

/// Transfers in and out of an address: from the index next to a node if one has it, otherwise from the solidified
/// blocks that the service follows. Both leave out failed transactions, transfers of nothing and other tokens.
public struct HistoryService: Sendable {
    let books: Books
    let node: any NodeGroup & ChainQueries
    let assets: AssetRegistry

    /// A service that asks `node` for its index, and reads `books` otherwise.
    package init(books: Books, node: any NodeGroup & ChainQueries, assets: AssetRegistry) {
        self.books = books
        self.node = node
        self.assets = assets
    }

    /// A page of the wallet's transfers.
    ///
    /// - Throws: `PaymentError` with `notFound`, `validationFailed` if the source of `place` no longer exists,
    ///   `nodeUnavailable`, `nodeError`, `storeUnavailable`.
    public func transfers(
        of id: WalletID, _ selection: HistorySelection, after place: HistoryPlace?, limit: Int
    ) async throws -> HistoryPage {
        try await PaymentError.mapping {
            guard let wallet = try await books.store.wallet(id) else {
                throw PaymentError.notFound("wallet")
            }
            if let page = try await indexed(wallet.address, selection, after: place, limit: limit) {
                return page
            }
            return try await followed(wallet, selection, after: place, limit: limit)
        }
    }

    /// A page of any address's transfers of `token`. Without an index, only wallets have one.
    ///
    /// - Throws: `PaymentError` with `validationFailed` if the source of `place` no longer exists, `nodeUnavailable`
    ///   (also if an index is needed and no node has one), `nodeError`, `storeUnavailable`.
    public func transfers(
        of address: Address, in token: Token, _ selection: HistorySelection, after place: HistoryPlace?,
        limit: Int
    ) async throws -> HistoryPage {
        try await PaymentError.mapping {
            var selection = selection
            selection.asset = .token(token)
            if let page = try await indexed(address, selection, after: place, limit: limit) { return page }
            guard let wallet = try await books.store.wallet(at: address) else {
                throw PaymentError(
                    .nodeUnavailable,
                    "No node has an index by address: only the histories of wallets are known.")
            }
            return try await followed(wallet, selection, after: place, limit: limit)
        }
    }

    /// Nil if no node has an index, or the page continues in the blocks.
    private func indexed(
        _ address: Address, _ selection: HistorySelection, after place: HistoryPlace?, limit: Int
    ) async throws -> HistoryPage? {
        if place?.source == .blocks { return nil }
        guard let tip = try await node.block(.latestHeader, in: .solidified) else {
            throw NodeError(.unreadable, "the node has no solidified block")
        }
        let history = IndexedHistory(
            node: node, assets: assets, address: address, selection: selection,
            solidified: tip.timestamp)
        guard let page = try await history.page(after: place, limit: limit) else {
            guard place == nil else {
                throw PaymentError.invalid([
                    .init("query:cursor", "no node has the index any more in which this history began")
                ])
            }
            return nil
        }
        let records = try await books.store.recordIDs(ofAttempts: Set(page.entries.map(\.txID)))
        let entries = page.entries.map { entry in
            var entry = entry
            entry.transactionID = records[entry.txID]
            return entry
        }
        return HistoryPage(source: .index, entries: entries, next: page.next, completeSince: nil)
    }

    private func followed(
        _ wallet: Wallet, _ selection: HistorySelection, after place: HistoryPlace?, limit: Int
    ) async throws -> HistoryPage {
        var wanted = TransferSelection(walletID: wallet.id)
        wanted.asset = selection.asset
        wanted.direction = selection.direction
        wanted.from = selection.from
        wanted.to = selection.to
        var start: TransferPlace?
        if let place {
            guard let position = Int64(place.key) else {
                throw PaymentError.invalid([
                    .init("query:cursor", "not a cursor of this list with these filters")
                ])
            }
            start = TransferPlace(time: place.time, position: position)
        }
        let found = try await books.store.transfers(wanted, before: start, limit: limit + 1)
        let shown = found.prefix(limit)
        let begin = try await books.store.transferPosition()?.begin.time
        return HistoryPage(
            source: .blocks, entries: shown.map { $0.transfer.entry(of: wallet.address) },
            next: found.count > limit ? shown.last?.historyPlace : nil,
            completeSince: begin.map { max(Timestamp(milliseconds: $0.milliseconds), wallet.createdAt) })
    }
}

extension StoredTransfer {
    fileprivate var historyPlace: HistoryPlace {
        HistoryPlace(source: .blocks, time: transfer.time, key: "\(position)")
    }
}

extension WalletTransfer {
    /// The transfer as the wallet's `address` sees it.
    fileprivate func entry(of address: Address) -> TransferEntry {
        let other = counterparty ?? address
        return TransferEntry(
            txID: txID, amount: amount, direction: direction, from: direction == .incoming ? other : address,
            to: direction == .incoming ? address : other, isConfirmed: true, block: block, time: time,
            transactionID: transactionID)
    }
}
