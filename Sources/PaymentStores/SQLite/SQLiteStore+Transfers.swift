import Foundation
import GRDB
public import PaymentModel
public import Payments
public import Tron

extension SQLiteStore {
    public func transferPosition() async throws(StoreError) -> TransferPosition? {
        try record(.transferPosition)
    }

    public func walletIDs(at addresses: Set<Address>) async throws(StoreError) -> [Address: WalletID] {
        let found = try await pairs(.walletIDs, addresses.map(\.base58))
        var ids: [Address: WalletID] = [:]
        for (text, id) in found {
            guard let address = try? Address(parsing: text), let id = WalletID(id) else {
                throw StoreError(.corrupt, "wallet \(id) cannot be read")
            }
            ids[address] = id
        }
        return ids
    }

    public func recordIDs(
        ofAttempts ids: Set<TransactionID>
    ) async throws(StoreError) -> [TransactionID: TransactionRecordID] {
        let found = try await pairs(.recordIDs, ids.map(\.hex))
        var records: [TransactionID: TransactionRecordID] = [:]
        for (text, record) in found {
            guard let id = try? TransactionID(parsing: text), let record = TransactionRecordID(record) else {
                throw StoreError(.corrupt, "an attempt of \(record) cannot be read")
            }
            records[id] = record
        }
        return records
    }

    /// The index is ordered by asset and direction, so the result for several of them is merged.
    public func transfers(
        _ selection: TransferSelection, before place: TransferPlace?, limit: Int
    ) async throws(StoreError) -> [StoredTransfer] {
        let end = selection.to.map { TransferPlace(time: ChainTime($0), position: .min) }
        let start = [place, end].compactMap(\.self).min()
        var found: [StoredTransfer] = []
        for asset in documents.assets.assets where asset == selection.asset ?? asset {
            for direction in TransferDirection.allCases where direction == selection.direction ?? direction {
                found += try await stored(
                    .transfers,
                    [
                        selection.walletID.text, asset.symbol, direction.rawValue,
                        start?.time.milliseconds ?? .max, start?.position ?? .max,
                        selection.from?.milliseconds ?? .min, limit,
                    ])
            }
        }
        return Array(found.sorted { $0.place > $1.place }.prefix(limit))
    }

    public func unbookedTransfers(
        of account: LedgerAccount, in blocks: ClosedRange<BlockNumber>, after last: StoredTransfer?,
        limit: Int
    ) async throws(StoreError) -> [StoredTransfer] {
        try await stored(
            .unbookedTransfers,
            [
                account.walletID.text, account.asset.symbol, blocks.upperBound.value,
                (last?.transfer.block ?? blocks.lowerBound).value, last?.position ?? 0, limit,
            ])
    }

    public func unbookedSum(
        of account: LedgerAccount, in blocks: ClosedRange<BlockNumber>
    ) async throws(StoreError) -> Int64 {
        try await read { db in
            try Int64.fetchOne(
                db.cachedStatement(sql: SQLiteQuery.unbookedSum.sql),
                arguments: [
                    account.walletID.text, account.asset.symbol, blocks.lowerBound.value,
                    blocks.upperBound.value,
                ]) ?? 0
        }
    }

    public func reconciliation(
        of account: LedgerAccount, before block: BlockNumber
    ) async throws(StoreError) -> Reconciliation? {
        try record(.reconciliationBefore, [account.walletID.text, account.asset.symbol, block.value])
    }

    private func pairs(
        _ query: SQLiteQuery, _ values: [String]
    ) async throws(StoreError) -> [(String, String)] {
        guard !values.isEmpty else { return [] }
        let list = "[" + values.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        return try await read { db in
            try Row.fetchAll(db.cachedStatement(sql: query.sql), arguments: [list]).map {
                ($0[0] as String, $0[1] as String)
            }
        }
    }

    private func stored(
        _ query: SQLiteQuery, _ arguments: StatementArguments
    ) async throws(StoreError) -> [StoredTransfer] {
        let assets = documents.assets
        return try await read { db in
            try Row.fetchAll(db.cachedStatement(sql: query.sql), arguments: arguments).map { row in
                guard let transfer = WalletTransfer(row, assets) else {
                    throw StoreError(.corrupt, "transfer \(row["position"] as Int64) cannot be read")
                }
                return StoredTransfer(position: row["position"], transfer: transfer)
            }
        }
    }
}

extension ChainTime {
    /// The chain's time at which our clock said `timestamp`.
    fileprivate init(_ timestamp: Timestamp) {
        self.init(milliseconds: timestamp.milliseconds)
    }
}

extension WalletTransfer {
    /// Marks a row that is not from a log.
    fileprivate static let noLog: Int64 = -1

    fileprivate init?(_ row: Row, _ assets: AssetRegistry) {
        let units: Int64 = row["units"]
        guard let walletID = WalletID(row["wallet_id"]), let asset = assets[row["asset"] as String],
            let kind = Kind(rawValue: row["kind"]),
            let direction = TransferDirection(rawValue: row["direction"]),
            let amount = AssetAmount(asset, units: direction == .incoming ? units : -units),
            let txID = try? TransactionID(parsing: row["tx_id"])
        else { return nil }
        let log: Int64 = row["log"]
        let counterparty = (row["counterparty"] as String?).flatMap { try? Address(parsing: $0) }
        let record = (row["transaction_id"] as String?).flatMap { TransactionRecordID($0) }
        self.init(
            walletID: walletID,
            part: Part(
                kind: kind, direction: direction, amount: amount, counterparty: counterparty,
                in: (txID, log == Self.noLog ? nil : Int(log))),
            at: BlockMoment(number: BlockNumber(row["block"]), time: ChainTime(milliseconds: row["time"])),
            record: record)
    }
}

extension RecordWrite {
    init(_ transfer: WalletTransfer) {
        sql = """
            INSERT INTO transfers (tx_id, log, kind, direction, wallet_id, asset, units, counterparty, block, time,
            transaction_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        arguments = [
            transfer.txID.hex, transfer.log.map(Int64.init) ?? WalletTransfer.noLog, transfer.kind.rawValue,
            transfer.direction.rawValue,
            transfer.walletID.text, transfer.amount.asset.symbol, transfer.units,
            transfer.counterparty?.base58, transfer.block.value, transfer.time.milliseconds,
            transfer.transactionID?.text,
        ]
        whenNotWritten = StoreError(
            .versionConflict, "the transfer of \(transfer.txID) is recorded for \(transfer.walletID)")
        whenTaken = whenNotWritten
    }

    init(_ position: TransferPosition) throws(StoreError) {
        var stored = position
        stored.version += 1
        let document = try RecordDocument.text(of: stored)
        self.init(
            version: position.version, of: "position of transfers", taken: nil,
            insert: """
                INSERT INTO transfer_position (version, document, id) VALUES (?, ?, 1)
                ON CONFLICT (id) DO NOTHING
                """,
            update: "UPDATE transfer_position SET version = ?, document = ? WHERE id = 1 AND version = ?",
            arguments: [stored.version, document])
    }
}
