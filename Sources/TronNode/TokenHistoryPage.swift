public import StrictJSON
public import Tron

/// A page of an address' token history as TronGrid tells it (`/v1/accounts/{address}/transactions/trc20`). It
/// is a convenience of a third party: entries stand twice, come late, and name tokens as these name
/// themselves.
public struct TokenHistoryPage: Hashable, Sendable {
    /// One event.
    public struct Entry: Hashable, Sendable {
        /// The transaction that emitted the event.
        public let transaction: TransactionID
        /// The token; only this tells which it is.
        public let contract: Address
        /// Whose tokens move.
        public let from: Address
        /// Who gets them.
        public let to: Address
        /// "Transfer", "Approval".
        public let kind: String
        /// In the token's smallest unit.
        public let value: UInt256
        /// The time of the block.
        public let time: ChainTime
    }
    /// The events, in TronGrid's order.
    public let entries: [Entry]
    /// What to ask the next page with; nil at the end.
    public let next: String?

    /// The page that TronGrid's JSON is.
    ///
    /// - Throws: `NodeError.unreadable` where it is none.
    public init(json: JSON) throws(NodeError) {
        guard json["success"]?.bool == true, let list = json["data"]?.array else {
            throw NodeError(.unreadable, "no page of a history")
        }
        var entries: [Entry] = []
        for item in list { entries.append(try Self.entry(item)) }
        self.entries = entries
        next = json["meta"]?["fingerprint"]?.string
    }

    private static func entry(_ item: JSON) throws(NodeError) -> Entry {
        func address(_ value: JSON?) -> Address? { value?.string.flatMap { try? Address(parsing: $0) } }
        guard let id = item["transaction_id"]?.string.flatMap({ try? TransactionID(parsing: $0) }),
            let contract = address(item["token_info"]?["address"]), let from = address(item["from"]),
            let to = address(item["to"]), let kind = item["type"]?.string,
            let value = item["value"]?.string.flatMap({ UInt256(decimal: $0) })
        else { throw NodeError(.unreadable, "an entry of a history that is none") }
        return Entry(
            transaction: id, contract: contract, from: from, to: to, kind: kind, value: value,
            time: ChainTime(milliseconds: try item.requiredNumber("block_timestamp", .time)))
    }
}
