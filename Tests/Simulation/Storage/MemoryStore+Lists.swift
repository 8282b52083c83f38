public import PaymentModel
public import Payments
import Synchronization

extension MemoryStore {
    public func wallets(
        kind: WalletKind?, status: WalletStatus?, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [Wallet] {
        let wallets = tables.withLock { Array($0.wallets.values) }
        let shown = wallets.filter { kind ?? $0.kind == $0.kind && status ?? $0.status == $0.status }
        return Self.page(shown, after: position, limit: limit) { ($0.createdAt, $0.id.text) }
    }

    public func transactions(
        _ filter: TransactionFilter, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [TransactionRecord] {
        let transactions = tables.withLock { Array($0.transactions.values) }
        let shown = transactions.filter { record in
            filter.walletID ?? record.walletID == record.walletID
                && filter.status ?? record.status == record.status
                && filter.kind ?? record.intent.kind == record.intent.kind
                && filter.from ?? record.createdAt <= record.createdAt
                && filter.to.map { record.createdAt < $0 } ?? true
        }
        return Self.page(shown, after: position, limit: limit) { ($0.createdAt, $0.id.text) }
    }

    /// Newest first, behind `position`.
    private static func page<Record>(
        _ records: [Record], after position: ListPosition?, limit: Int,
        place: (Record) -> (Timestamp, String)
    ) -> [Record] {
        let sorted = records.sorted { place($0) > place($1) }
        let behind = sorted.filter { record in
            position.map { place(record) < ($0.createdAt, $0.id) } ?? true
        }
        return Array(behind.prefix(limit))
    }
}
