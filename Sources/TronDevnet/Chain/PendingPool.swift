import Tron

/// Transactions that wait for a block, in the order of their coming.
struct PendingPool: Sendable {
    struct Item: Sendable {
        let transaction: SignedTransaction
        /// The head block's time when it came.
        let since: ChainTime
    }
    private(set) var items: [Item] = []
    private var positions: [TransactionID: Int] = [:]

    var count: Int { items.count }

    func contains(_ id: TransactionID) -> Bool { positions[id] != nil }

    func transaction(_ id: TransactionID) -> SignedTransaction? {
        positions[id].map { items[$0].transaction }
    }

    mutating func append(_ item: Item) {
        positions[item.transaction.id] = items.count
        items.append(item)
    }

    mutating func append(_ transaction: SignedTransaction, at time: ChainTime) {
        append(Item(transaction: transaction, since: time))
    }
}
