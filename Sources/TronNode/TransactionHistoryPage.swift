public import StrictJSON
public import Tron

/// A page of an address' transactions as TronGrid tells it (`/v1/accounts/{address}/transactions`).
public struct TransactionHistoryPage: Hashable, Sendable {
    /// One transaction.
    public struct Entry: Hashable, Sendable {
        /// The transaction and what it did.
        public let transaction: BlockTransaction
        /// The height of its block, where TronGrid tells.
        public let block: BlockNumber?
        /// The time of the block.
        public let time: ChainTime
    }
    /// The transactions, in TronGrid's order.
    public let entries: [Entry]
    /// What to ask the next page with; nil at the end.
    public let next: String?

    /// The page that TronGrid's JSON is. Internal transactions, which have another form, are passed over.
    ///
    /// - Throws: `NodeError.unreadable` where it is none.
    public init(json: JSON) throws(NodeError) {
        guard json["success"]?.bool == true, let list = json["data"]?.array else {
            throw NodeError(.unreadable, "no page of a history")
        }
        var entries: [Entry] = []
        for item in list where item["internal_tx_id"] == nil {
            guard let id = item["txID"]?.string.flatMap({ try? TransactionID(parsing: $0) }) else {
                throw NodeError(.unreadable, "a transaction of a history that is none")
            }
            let result = item["ret"]?.array?.first?["contractRet"]?.string ?? "SUCCESS"
            entries.append(
                Entry(
                    transaction: BlockTransaction(item, id: id, succeeded: result == "SUCCESS"),
                    block: try item.optionalNumber("blockNumber", .height).map { BlockNumber($0) },
                    time: ChainTime(milliseconds: try item.requiredNumber("block_timestamp", .time))))
        }
        self.entries = entries
        next = json["meta"]?["fingerprint"]?.string
    }
}
