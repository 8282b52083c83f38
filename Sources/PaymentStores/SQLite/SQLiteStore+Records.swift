import Foundation
import GRDB
public import Payments
public import Tron

extension SQLiteStore {
    public func wallets(after id: WalletID?, limit: Int) async throws(StoreError) -> [Wallet] {
        try await records(.wallets, [id?.text ?? "", limit])
    }

    public func wallet(_ id: WalletID) async throws(StoreError) -> Wallet? {
        try wallet(.wallet, [id.text])
    }

    public func wallet(at address: Address) async throws(StoreError) -> Wallet? {
        try wallet(.walletAtAddress, [address.base58])
    }

    public func oldestActiveLocalWallet() async throws(StoreError) -> Wallet? {
        try wallet(.oldestActiveLocalWallet, [])
    }

    /// The wallet that `query` finds. The same few are asked for with every order.
    private func wallet(
        _ query: SQLiteQuery, _ arguments: StatementArguments
    ) throws(StoreError) -> Wallet? {
        let document = try lookUp { db in
            try Data.fetchOne(db.cachedStatement(sql: query.sql), arguments: arguments)
        }
        guard let document else { return nil }
        return try walletDocuments.wallet(from: document)
    }

    public func transaction(_ id: TransactionRecordID) async throws(StoreError) -> TransactionRecord? {
        try record(.transaction, [id.text])
    }

    public func transactionsToSign(
        at time: Timestamp, turn: QueueTurn
    ) async throws(StoreError) -> [TransactionRecord] {
        try await records(of: .transactionsToSign, at: time, turn: turn)
    }

    public func transactionsToBroadcast(
        at time: Timestamp, limit: Int
    ) async throws(StoreError) -> [TransactionRecord] {
        try await records(.transactionsToBroadcast, [time.milliseconds, limit])
    }

    public func openTransactions(
        havingAttempt ids: [TransactionID]
    ) async throws(StoreError) -> [TransactionRecord] {
        let list = "[" + ids.map { "\"\($0.hex)\"" }.joined(separator: ",") + "]"
        return try await records(.openTransactions, [list])
    }

    public func includingBlocks() async throws(StoreError) -> [BlockID] {
        // From one block to the next along the index, however many records each has.
        let texts = try lookUpTogether { db in
            let statement = try db.cachedStatement(sql: SQLiteQuery.nextIncludingBlock.sql)
            var found: [String] = []
            while let next = try String.fetchOne(statement, arguments: [found.last ?? ""]) {
                found.append(next)
            }
            return found
        }
        var blocks: [BlockID] = []
        for text in texts {
            guard let block = try? BlockID(parsing: text) else {
                throw StoreError(.corrupt, "\(text) is stored as the id of a block")
            }
            blocks.append(block)
        }
        return blocks
    }

    public func transactions(
        includedIn block: BlockID
    ) async throws(StoreError) -> [TransactionRecord] {
        try await records(.transactionsIncludedIn, [block.hex])
    }

    public func transactionsExpired(
        at time: ChainTime, limit: Int
    ) async throws(StoreError) -> [TransactionRecord] {
        try await records(.transactionsExpired, [time.milliseconds, limit])
    }

    public func payout(_ id: PayoutID) async throws(StoreError) -> Payout? {
        try record(.payout, [id.text])
    }

    public func payout(reference: String) async throws(StoreError) -> Payout? {
        try record(.payoutByReference, [reference])
    }

    public func payoutsToFund(at time: Timestamp, turn: QueueTurn) async throws(StoreError) -> [Payout] {
        try await records(of: .payoutsToFund, at: time, turn: turn)
    }

    public func followerPosition() async throws(StoreError) -> FollowerPosition? {
        try record(.follower)
    }
}
