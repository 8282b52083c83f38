import Foundation
import GRDB
public import PaymentModel
public import Payments
public import Tron

extension SQLiteStore {
    public func wallets(after id: WalletID?, limit: Int) async throws(StoreError) -> [Wallet] {
        try await records(.wallets, [id?.text ?? "", limit])
    }

    public func wallet(_ id: WalletID) async throws(StoreError) -> Wallet? {
        try record(.wallet, [id.text], decodedWallets)
    }

    public func wallet(at address: Address) async throws(StoreError) -> Wallet? {
        try record(.walletAtAddress, [address.base58], decodedWallets)
    }

    public func oldestLocalWallet() async throws(StoreError) -> Wallet? {
        try record(.oldestLocalWallet, [], decodedWallets)
    }

    public func transaction(_ id: TransactionRecordID) async throws(StoreError) -> TransactionRecord? {
        try record(.transaction, [id.text], decodedTransactions)
    }

    public func transactionsToSign(
        at time: Timestamp, turn: QueueTurn
    ) async throws(StoreError) -> [TransactionRecord] {
        try await records(of: .transactionsToSign, at: time, turn: turn, decodedTransactions)
    }

    public func transactionsToBroadcast(
        at time: Timestamp, limit: Int
    ) async throws(StoreError) -> [TransactionRecord] {
        try await records(.transactionsToBroadcast, [time.milliseconds, limit], decodedTransactions)
    }

    public func openTransactions(
        havingAttempt ids: [TransactionID]
    ) async throws(StoreError) -> [TransactionRecord] {
        try await records(.openTransactions, [Self.list(ids.map(\.hex))], decodedTransactions)
    }

    /// A list for `json_each`. `texts` are ids, which need no escapes.
    private static func list(_ texts: [String]) -> String {
        "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }

    public func includingBlocks() async throws(StoreError) -> [BlockID] {
        // Steps from one block to the next along the index, however many records each has.
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
        try await records(.transactionsIncludedIn, [block.hex], decodedTransactions)
    }

    public func transactionsExpired(
        at time: ChainTime, limit: Int
    ) async throws(StoreError) -> [TransactionRecord] {
        try await records(.transactionsExpired, [time.milliseconds, limit], decodedTransactions)
    }

    public func payout(_ id: PayoutID) async throws(StoreError) -> Payout? {
        try record(.payout, [id.text], decodedPayouts)
    }

    public func payouts(_ ids: [PayoutID]) async throws(StoreError) -> [Payout] {
        try await records(.payoutsByID, [Self.list(ids.map(\.text))], decodedPayouts)
    }

    public func payout(reference: String) async throws(StoreError) -> Payout? {
        try record(.payoutByReference, [reference], decodedPayouts)
    }

    public func payoutsToFund(at time: Timestamp, turn: QueueTurn) async throws(StoreError) -> [Payout] {
        try await records(of: .payoutsToFund, at: time, turn: turn, decodedPayouts)
    }

    public func followerPosition() async throws(StoreError) -> FollowerPosition? {
        try record(.follower)
    }
}
