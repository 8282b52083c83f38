public import PaymentModel
import PaymentWire
public import Payments
import StrictJSON

// Items are what the records' own JSON is: what other stores, which write them from documents, are held to.

extension MemoryStore {
    public func renderedPayouts(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> RenderedItems {
        let found = try await payouts(selection, after: position, limit: limit + 1)
        return items(found, limit) { ($0.createdAt, $0.id.text, $0.json) }
    }

    public func renderedTransactions(
        _ filter: TransactionFilter, after position: ListPosition?, limit: Int, head: Int64?
    ) async throws(StoreError) -> RenderedItems {
        let found = try await transactions(filter, after: position, limit: limit + 1)
        return items(found, limit) { record in
            let json = record.json(confirmations: record.confirmations(atHead: head))
            return (record.createdAt, record.id.text, json)
        }
    }

    public func renderedWallets(
        kind: WalletKind?, status: WalletStatus?, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> RenderedItems {
        let found = try await wallets(kind: kind, status: status, after: position, limit: limit + 1)
        return items(found, limit) { ($0.createdAt, $0.id.text, $0.json) }
    }

    public func renderedRecipients(
        after position: ListPosition?, limit: Int, wait: Duration
    ) async throws(StoreError) -> RenderedItems {
        let found = try await recipients(after: position, limit: limit + 1)
        return items(found, limit) { ($0.createdAt, $0.id.text, $0.json(wait: wait)) }
    }

    public func renderedEvents(
        after position: Int64, _ filter: EventFilter, limit: Int, scanLimit: Int
    ) async throws(StoreError) -> RenderedEvents {
        let scanned = try await events(after: position, limit: scanLimit)
        let shown = scanned.filter { filter.includes($0.event.type) }.prefix(limit)
        let end = shown.count == limit ? shown.last : scanned.last
        return RenderedEvents(
            json: joined(shown.map(\.event.json)), count: shown.count, next: end?.position ?? position)
    }

    private func items<Record>(
        _ found: [Record], _ limit: Int, _ parts: (Record) -> (createdAt: Timestamp, id: String, json: JSON)
    ) -> RenderedItems {
        let shown = found.prefix(limit).map(parts)
        let last = shown.last.map { ListPosition(createdAt: $0.createdAt, id: $0.id) }
        return RenderedItems(json: joined(shown.map(\.json)), next: found.count > limit ? last : nil)
    }

    private func joined(_ items: [JSON]) -> [UInt8] {
        Array(items.map { $0.encoded() }.joined(separator: Array(",".utf8)))
    }
}
