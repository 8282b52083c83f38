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

    public func includedTransactions(
        fromBlock number: Int64
    ) async throws(StoreError) -> [TransactionRecord] {
        try await records(.includedTransactions, [number])
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
