import Tron

/// Transactions that wait for a block, in the order of their coming.
struct PendingPool: Sendable {
    struct Item: Sendable {
        let transaction: NodeTransaction
        /// The head block's time when it came first.
        let since: ChainTime
        /// What it comes to on the head's state and all before it here.
        let result: ExecutionResult
    }
    private(set) var items: [Item] = []
    private var positions: [TransactionID: Int] = [:]

    var count: Int { items.count }

    func contains(_ id: TransactionID) -> Bool { positions[id] != nil }

    func item(_ id: TransactionID) -> Item? { positions[id].map { items[$0] } }

    mutating func append(_ item: Item) {
        positions[item.transaction.id] = items.count
        items.append(item)
    }
}
