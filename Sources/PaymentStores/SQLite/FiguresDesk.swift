import Foundation
import GRDB
import PaymentModel
import Payments
import Synchronization

/// Keeps the figures of a database beside its commits, in their order.
final class FiguresDesk: Sendable {
    private struct Kept: Sendable {
        var figures = StoreFigures()
        /// Nil until the open records were counted.
        var census: RecordCensus?
        /// What SQLite says as long as no other process writes. With another value, the open records are counted again.
        var dataVersion: Int64?
    }

    private let documents: DocumentReader
    private let kept = Mutex(Kept())

    init(documents: DocumentReader) {
        self.documents = documents
    }

    /// The figures after the last transaction.
    var figures: StoreFigures {
        kept.withLock { kept in
            var figures = kept.figures
            figures.records = kept.census?.figures
            return figures
        }
    }

    /// Notes what became of `changes` in one transaction. A payment does not fail because something could not be counted.
    ///
    /// - Precondition: `db` is the writer's connection, so that no other commit of this process comes in between.
    func note(_ changes: [PreparedChange], _ errors: [StoreError?], took time: Duration, _ db: Database) {
        let known = kept.withLock { kept in
            kept.figures.note(errors, took: time)
            for (change, error) in zip(changes, errors) where error == nil {
                kept.census?.note(change.change)
            }
            return kept.dataVersion
        }
        do {
            let found = try Int64.fetchOne(db.cachedStatement(sql: "PRAGMA data_version"))
            guard found != known else { return }
            var census = kept.withLock(\.census) ?? RecordCensus()
            try load(db, into: &census)
            kept.withLock { kept in
                kept.census = census
                kept.dataVersion = found
            }
        } catch {
            // What was counted may be wrong now; the next transaction counts again.
            kept.withLock { $0.dataVersion = nil }
        }
    }

    private func load(_ db: Database, into census: inout RecordCensus) throws {
        let payouts = try Row.fetchAll(db.cachedStatement(sql: SQLiteQuery.payoutsOpen.sql))
            .compactMap(RecordCensus.OpenPayout.init)
        let transactions = try Data.fetchAll(db.cachedStatement(sql: SQLiteQuery.transactionsOpen.sql))
            .map { try documents.record(TransactionRecord.self, from: $0) }
        census.load(payouts, transactions)
    }
}

extension RecordCensus.OpenPayout {
    /// Nil for a row that is not a payout of this version's: `lucid store check` finds it.
    fileprivate init?(_ row: Row) {
        guard let id = PayoutID(row["id"]), let status = PayoutStatus(rawValue: row["status"]),
            let route = PayoutRoute(rawValue: row["route"])
        else { return nil }
        self.init(
            id, version: row["version"],
            cell: .init(status: status, route: route, asset: row["asset"]),
            hold: (row["hold"] as String?).flatMap(HoldReason.init), hasTransaction: row["has_transaction"],
            since: Timestamp(milliseconds: row["since"]),
            changedAt: Timestamp(milliseconds: row["changed_at"]))
    }
}
