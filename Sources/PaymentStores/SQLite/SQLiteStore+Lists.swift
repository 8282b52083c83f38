import GRDB
public import PaymentModel
public import Payments

extension SQLiteStore {
    public func wallets(
        kind: WalletKind?, status: WalletStatus?, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [Wallet] {
        let start = position ?? .newest
        return try await records(
            .walletsByAge,
            [start.createdAt.milliseconds, start.id, kind?.rawValue, status?.rawValue, limit])
    }

    public func transactions(
        _ filter: TransactionFilter, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [TransactionRecord] {
        let start = filter.start(after: position)
        let query: SQLiteQuery
        switch (filter.walletID, filter.status, filter.kind) {
        case (_?, _, _): query = .transactionsOfWallet
        case (nil, _?, _): query = .transactionsWithStatus
        case (nil, nil, _?): query = .transactionsOfKind
        case (nil, nil, nil): query = .transactions
        }
        return try await records(
            query,
            [
                start.createdAt.milliseconds, start.id, filter.from?.milliseconds ?? .min,
                filter.walletID?.text, filter.status?.rawValue, filter.kind?.rawValue, limit,
            ])
    }
}

extension ListPosition {
    /// Before everything in a list that is newest first.
    fileprivate static let newest = Self(createdAt: Timestamp(milliseconds: .max), id: "")
}

extension TransactionFilter {
    /// Where the page begins: behind `position`, and before `to`.
    fileprivate func start(after position: ListPosition?) -> ListPosition {
        // The empty id is before every other: nothing that was created at `to` itself is told.
        let end = to.map { ListPosition(createdAt: $0, id: "") }
        switch (position, end) {
        case (let position?, let end?): return position.createdAt < end.createdAt ? position : end
        case (let position?, nil): return position
        case (nil, let end?): return end
        case (nil, nil): return .newest
        }
    }
}
