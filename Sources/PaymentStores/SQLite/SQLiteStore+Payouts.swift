import Foundation
import GRDB
public import PaymentModel
public import Payments
public import Tron

extension SQLiteStore {
    public func recipient(_ id: RecipientID) async throws(StoreError) -> Recipient? {
        try record(.recipient, [id.text])
    }

    public func trustedRecipient(at address: Address) async throws(StoreError) -> Recipient? {
        try record(.trustedRecipient, [address.base58])
    }

    public func recipients(
        after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [Recipient] {
        try await records(
            .recipients, [position?.createdAt.milliseconds ?? .max, position?.id ?? "", limit])
    }

    public func payouts(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [Payout] {
        let query = PayoutHistoryQuery("document", selection, after: position, limit: limit)
        let found = try await read { db in
            try Data.fetchAll(db.cachedStatement(sql: query.sql), arguments: query.arguments)
        }
        var payouts: [Payout] = []
        payouts.reserveCapacity(found.count)
        for document in found { payouts.append(try documents.record(Payout.self, from: document)) }
        return payouts
    }

    public func payoutLines(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> [PayoutLine] {
        let query = PayoutHistoryQuery(
            PayoutLine.columns, selection, after: position, limit: limit)
        let assets = documents.assets
        return try await read { db in
            try Row.fetchAll(db.cachedStatement(sql: query.sql), arguments: query.arguments).map { row in
                guard let line = PayoutLine(row, assets) else {
                    throw StoreError(.corrupt, "payout \(row["id"] as String) cannot be read")
                }
                return line
            }
        }
    }

    public func batchCounts(_ batch: BatchID) async throws(StoreError) -> [PayoutTally] {
        let rows = try await read { db in
            try Row.fetchAll(db.cachedStatement(sql: SQLiteQuery.batchCounts.sql), arguments: [batch.text])
                .map { row in
                    (
                        status: row["status"] as String, asset: row["asset"] as String,
                        units: row["units"] as Int64
                    )
                }
        }
        var groups: [String: [Int64]] = [:]
        for row in rows { groups[row.status + "/" + row.asset, default: []].append(row.units) }
        var tallies: [PayoutTally] = []
        for (key, units) in groups.sorted(by: { $0.key < $1.key }) {
            let parts = key.split(separator: "/").map(String.init)
            guard parts.count == 2, let status = PayoutStatus(rawValue: parts[0]),
                let asset = documents.assets[parts[1]]
            else { throw StoreError(.corrupt, "a payout of batch \(batch) cannot be read") }
            tallies.append(
                PayoutTally(status: status, asset: asset, count: units.count, units: units.reduce(0, +)))
        }
        return tallies
    }

    public func payoutRollup(
        _ span: RollupSpan, route: PayoutRoute?
    ) async throws(StoreError) -> [RollupCell] {
        let query: SQLiteQuery =
            span.level == nil
            ? route == nil ? .edge : .edgeOfRoute : route == nil ? .rollup : .rollupOfRoute
        let assets = documents.assets
        return try await rows(query, span, route) { row in
            guard let route = PayoutRoute(rawValue: row["route"]), let asset = assets[row["asset"] as String],
                let status = PayoutStatus(rawValue: row["status"])
            else { throw StoreError(.corrupt, "a sum of payouts cannot be read") }
            return RollupCell(
                start: Timestamp(milliseconds: row["start"]), route: route, asset: asset, status: status,
                count: row["count"], units: row["units"], fees: Sun(row["fee"]))
        }.filter { $0.count != 0 }
    }

    public func payoutDurations(
        _ span: RollupSpan, route: PayoutRoute?
    ) async throws(StoreError) -> [DurationCell] {
        guard span.level == nil else {
            return try await rows(route == nil ? .durations : .durationsOfRoute, span, route) { row in
                DurationCell(
                    milliseconds: row["milliseconds"], count: row["count"], longest: row["longest"])
            }
        }
        return try await rows(route == nil ? .edgeDurations : .edgeDurationsOfRoute, span, route) { row in
            let longest: Int64 = row["longest"]
            return DurationCell(milliseconds: DurationCell.rounded(longest), count: 1, longest: longest)
        }
    }

    public func movements(
        of account: LedgerAccount, in blocks: ClosedRange<BlockNumber>, after movement: Movement?, limit: Int
    ) async throws(StoreError) -> [(movement: Movement, cause: MovementCause)] {
        let arguments: StatementArguments = [
            account.walletID.text, account.asset.symbol, blocks.upperBound.value,
            (movement?.block ?? blocks.lowerBound).value, movement?.units ?? .min,
            movement?.transactionID.text ?? "", movement?.kind.rawValue ?? "", limit,
        ]
        return try await read { db in
            let statement = try db.cachedStatement(sql: SQLiteQuery.movements.sql)
            return try Row.fetchAll(statement, arguments: arguments).map { row in
                let cause = try Self.document(row, at: 3) { record throws(MalformedDocument) in
                    (id: try record.required("id").word, cause: try MovementCause(record))
                }
                guard let kind = Movement.Kind(rawValue: row[0]), let id = TransactionRecordID(cause.id)
                else {
                    throw StoreError(.corrupt, "a movement of \(cause.id) cannot be read")
                }
                let movement = Movement(
                    walletID: account.walletID, asset: account.asset, block: BlockNumber(row[1]),
                    units: row[2],
                    kind: kind,
                    transactionID: id)
                return (movement, cause.cause)
            }
        }
    }

    public func reconciliations(
        of account: LedgerAccount, after block: BlockNumber, limit: Int
    ) async throws(StoreError) -> [Reconciliation] {
        let assets = documents.assets
        return try await read { db in
            let statement = try db.cachedStatement(sql: SQLiteQuery.reconciliationsOfAccount.sql)
            return try Row.fetchAll(
                statement, arguments: [account.walletID.text, account.asset.symbol, block.value, limit]
            ).map { row in
                try Self.document(row, at: 0) { document throws(MalformedDocument) in
                    try Reconciliation(document, assets)
                }
            }
        }
    }

    private func rows<Cell: Sendable>(
        _ query: SQLiteQuery, _ span: RollupSpan, _ route: PayoutRoute?,
        _ cell: @escaping @Sendable (Row) throws -> Cell
    ) async throws(StoreError) -> [Cell] {
        var arguments: StatementArguments = []
        if let level = span.level { arguments += [level.rawValue] }
        arguments += [span.from.milliseconds, span.to.milliseconds]
        if let route { arguments += [route.rawValue] }
        let values = arguments
        return try await read { db in
            var cells: [Cell] = []
            let rows = try Row.fetchCursor(db.cachedStatement(sql: query.sql), arguments: values)
            while let row = try rows.next() { cells.append(try cell(row)) }
            return cells
        }
    }
}

extension PayoutLine {
    fileprivate static let columns = """
        id, created_at, completed_at, status, route, recipient, asset, units, fee, reference, wallet_id,
        batch_id, document ->> '$.txID' AS tx_id, document ->> '$.createdBy' AS created_by
        """

    fileprivate init?(_ row: Row, _ assets: AssetRegistry) {
        guard let id = PayoutID(row["id"]), let status = PayoutStatus(rawValue: row["status"]),
            let route = PayoutRoute(rawValue: row["route"]), let asset = assets[row["asset"] as String],
            let amount = AssetAmount(asset, units: row["units"])
        else { return nil }
        let completedAt: Int64? = row["completed_at"]
        let fee: Int64? = row["fee"]
        self.init(
            id: id, createdAt: Timestamp(milliseconds: row["created_at"]), status: status, route: route,
            amount: amount,
            texts: Texts(
                recipient: row["recipient"], reference: row["reference"], txID: row["tx_id"],
                walletID: row["wallet_id"], batchID: row["batch_id"], createdBy: row["created_by"]),
            end: (completedAt.map { Timestamp(milliseconds: $0) }, fee.map { Sun($0) }))
    }
}
