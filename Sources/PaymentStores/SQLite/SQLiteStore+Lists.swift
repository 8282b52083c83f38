import GRDB
public import PaymentModel
public import Payments

extension SQLiteStore {
    public func wallets(
        kind: WalletKind?, status: WalletStatus?, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [Wallet] {
        try await records(.walletsByAge, Self.arguments(kind, status, after: position, limit: limit))
    }

    /// What `walletsByAge` asks for.
    static func arguments(
        _ kind: WalletKind?, _ status: WalletStatus?, after position: ListPosition?, limit: Int
    ) -> StatementArguments {
        let start = position ?? .newest
        return [start.createdAt.milliseconds, start.id, kind?.rawValue, status?.rawValue, limit]
    }

    public func transactions(
        _ filter: TransactionFilter, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [TransactionRecord] {
        let (query, arguments) = Self.query(filter, after: position, limit: limit)
        return try await records(query, arguments)
    }

    /// The statement that finds the transactions that `filter` lets through.
    static func query(
        _ filter: TransactionFilter, after position: ListPosition?, limit: Int
    ) -> (SQLiteQuery, StatementArguments) {
        let start = ListPosition.start(after: position, before: filter.to) ?? .newest
        let query: SQLiteQuery
        switch (filter.walletID, filter.status, filter.kind) {
        case (_?, _, _): query = .transactionsOfWallet
        case (nil, _?, _): query = .transactionsWithStatus
        case (nil, nil, _?): query = .transactionsOfKind
        case (nil, nil, nil): query = .transactions
        }
        return (
            query,
            [
                start.createdAt.milliseconds, start.id, filter.from?.milliseconds ?? .min,
                filter.walletID?.text, filter.status?.rawValue, filter.kind?.rawValue, limit,
            ]
        )
    }
}

extension ListPosition {
    /// Before everything in a list that is newest first.
    fileprivate static let newest = Self(createdAt: Timestamp(milliseconds: .max), id: "")

    /// Where a page of a list, newest first, begins: after `position` and before `to`. Nil for the beginning of the
    /// list.
    static func start(after position: Self?, before to: Timestamp?) -> Self? {
        // The empty id is before every other, so that nothing created at `to` itself is returned.
        let end = to.map { Self(createdAt: $0, id: "") }
        guard let position, let end else { return position ?? end }
        return position.createdAt < end.createdAt ? position : end
    }
}
