import Foundation
import GRDB
import PaymentModel
import Payments

/// A queue that wallets share. Its index has a lane for each wallet and priority, ordered by due time. A turn looks
/// at the head of each lane and takes from those that have something due, however long they are.
struct SharedQueue: Sendable {
    /// The head of the next lane after a wallet and a priority.
    let nextLane: SQLiteQuery
    /// The due records of a lane.
    let records: SQLiteQuery

    static let transactionsToSign = Self(nextLane: .nextLaneToSign, records: .transactionsToSign)
    static let payoutsToFund = Self(nextLane: .nextLaneToFund, records: .payoutsToFund)

    private struct Lane {
        let wallet: String
        let priority: Int
    }

    /// The documents of what is due at `time`, as `turn` says.
    func documents(_ db: Database, at time: Timestamp, turn: QueueTurn) throws -> [StoredDocument] {
        var documents: [StoredDocument] = []
        for lanes in try dueLanes(db, at: time, turn: turn) {
            var left = turn.perWallet
            // Lanes come in the order of the index, the lowest priority first.
            for lane in lanes.reversed() where left > 0 {
                let found = try StoredDocument.fetchAll(
                    db.cachedStatement(sql: records.sql),
                    arguments: [lane.wallet, lane.priority, time.milliseconds, left])
                documents += found
                left -= found.count
            }
        }
        return documents
    }

    /// Lanes with something due, by wallet.
    private func dueLanes(_ db: Database, at time: Timestamp, turn: QueueTurn) throws -> [[Lane]] {
        let statement = try db.cachedStatement(sql: nextLane.sql)
        var wallets: [[Lane]] = []
        var place = Lane(wallet: turn.after?.text ?? "", priority: .max)
        while let row = try Row.fetchOne(statement, arguments: [place.wallet, place.priority]) {
            place = Lane(wallet: row["wallet_id"], priority: row["priority"])
            let isOfLast = wallets.last?.first?.wallet == place.wallet
            if !isOfLast, wallets.count == turn.wallets { break }
            guard (row["next_action_at"] as Int64) <= time.milliseconds else { continue }
            if isOfLast {
                wallets[wallets.count - 1].append(place)
            } else {
                wallets.append([place])
            }
        }
        return wallets
    }
}

extension SQLiteStore {
    /// The records of `queue` whose turn it is.
    func records<Record>(
        of queue: SharedQueue, at time: Timestamp, turn: QueueTurn, _ decoded: DecodedRecords<Record>
    ) async throws(StoreError) -> [Record] {
        let rows = try await read { db in try queue.documents(db, at: time, turn: turn) }
        return try decoded.records(rows)
    }
}
