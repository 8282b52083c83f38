import Foundation
import GRDB
public import PaymentModel
import PaymentWire
public import Payments

extension SQLiteStore {
    public func renderedPayouts(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> RenderedItems {
        let query = PayoutHistoryQuery("document", selection, after: position, limit: limit + 1)
        let assets = documents.assets
        return try await rendered(query.sql, query.arguments, limit) {
            wire, payout throws(MalformedDocument) in
            try wire.payout(payout, assets)
        }
    }

    public func renderedTransactions(
        _ filter: TransactionFilter, after position: ListPosition?, limit: Int, head: Int64?
    ) async throws(StoreError) -> RenderedItems {
        let (query, arguments) = Self.query(filter, after: position, limit: limit + 1)
        let assets = documents.assets
        return try await rendered(query.sql, arguments, limit) { wire, record throws(MalformedDocument) in
            try wire.transaction(record, assets, head: head)
        }
    }

    public func renderedWallets(
        kind: WalletKind?, status: WalletStatus?, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> RenderedItems {
        let arguments = Self.arguments(kind, status, after: position, limit: limit + 1)
        return try await rendered(
            SQLiteQuery.walletsByAge.sql, arguments, limit
        ) { wire, wallet throws(MalformedDocument) in
            try wire.wallet(wallet)
        }
    }

    public func renderedRecipients(
        after position: ListPosition?, limit: Int, wait: Duration
    ) async throws(StoreError) -> RenderedItems {
        let arguments: StatementArguments = [
            position?.createdAt.milliseconds ?? .max, position?.id ?? "", limit + 1,
        ]
        let assets = documents.assets
        return try await rendered(
            SQLiteQuery.recipients.sql, arguments, limit
        ) { wire, recipient throws(MalformedDocument) in
            try wire.recipient(recipient, assets, wait: wait)
        }
    }

    public func renderedEvents(
        after position: Int64, _ filter: EventFilter, limit: Int, scanLimit: Int
    ) async throws(StoreError) -> RenderedEvents {
        let assets = documents.assets
        return try await read { db in
            let statement = try db.cachedStatement(sql: SQLiteQuery.events.sql)
            let rows = try Row.fetchCursor(statement, arguments: [position, scanLimit])
            var wire = WireWriter()
            var (count, last) = (0, position)
            while count < limit, let row = try rows.next() {
                last = row[0]
                let name: String = row[2]
                guard filter.includes(name) else { continue }
                guard let kind = EventKind(rawValue: row[4]) else {
                    throw StoreError(.corrupt, "event \(last) of the feed cannot be read")
                }
                let event = StoredEvent(
                    id: row[1], type: name, at: Timestamp(milliseconds: row[3]), kind: kind)
                try Self.document(row, at: 5) { document throws(MalformedDocument) in
                    wire.element()
                    try wire.event(event, document, assets)
                }
                count += 1
            }
            return RenderedEvents(json: wire.bytes, count: count, next: last)
        }
    }

    /// The first `limit` documents that the statement finds, each as `write` shows it. It must look for one more.
    private func rendered(
        _ sql: String, _ arguments: StatementArguments, _ limit: Int,
        _ write: @escaping @Sendable (inout WireWriter, StoredObject) throws(MalformedDocument) -> Void
    ) async throws(StoreError) -> RenderedItems {
        try await read { db in
            let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
            var wire = WireWriter(capacity: RenderingSizes.item * limit)
            var last: ListPosition?
            var count = 0
            while let row = try rows.next() {
                guard count < limit else { return RenderedItems(json: wire.bytes, next: last) }
                count += 1
                try Self.document(row, at: 0) { document throws(MalformedDocument) in
                    wire.element()
                    try write(&wire, document)
                    last = ListPosition(
                        createdAt: Timestamp(milliseconds: try document.required("createdAt").integer),
                        id: try document.required("id").word)
                }
            }
            return RenderedItems(json: wire.bytes, next: nil)
        }
    }

    /// Lends the document in the row's column `index` to `body`.
    static func document<Value>(
        _ row: Row, at index: Int, _ body: (StoredObject) throws(MalformedDocument) -> Value
    ) throws -> Value {
        try row.withUnsafeData(atIndex: index) { data in
            try (data ?? Data()).withUnsafeBytes { bytes in
                do throws(MalformedDocument) {
                    return try body(try StoredObject(bytes.bindMemory(to: UInt8.self)))
                } catch {
                    throw StoreError(.corrupt, "a stored record of a list cannot be read", cause: error)
                }
            }
        }
    }
}

private enum RenderingSizes {
    /// The size of most items, in bytes.
    static let item = 1536
}
