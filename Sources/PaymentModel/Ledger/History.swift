public import Tron

/// The source of a history.
public enum HistorySource: String, Sendable, CaseIterable {
    /// The index next to a node, as complete and as current as it is.
    case index
    /// The solidified blocks that this service follows, from a certain time on.
    case blocks
}

/// One transfer of a history.
public struct TransferEntry: Hashable, Sendable {
    /// The transaction's id on the chain.
    public let txID: TransactionID
    /// How much was moved; more than 0.
    public let amount: AssetAmount
    /// Which way, as the address that was asked about sees it.
    public let direction: TransferDirection
    /// Who sent it.
    public let from: Address
    /// Who received it.
    public let to: Address
    /// Whether its block is solidified. Until then a fork can drop it.
    public let isConfirmed: Bool
    /// Nil if the index does not say.
    public let block: BlockNumber?
    /// The timestamp of its block.
    public let time: ChainTime
    /// The service's own record, if it made the transaction.
    public var transactionID: TransactionRecordID?

    /// A transfer as the index, or the store, has it.
    package init(
        txID: TransactionID, amount: AssetAmount, direction: TransferDirection, from: Address, to: Address,
        isConfirmed: Bool, block: BlockNumber?, time: ChainTime, transactionID: TransactionRecordID? = nil
    ) {
        self.txID = txID
        self.amount = amount
        self.direction = direction
        self.from = from
        self.to = to
        self.isConfirmed = isConfirmed
        self.block = block
        self.time = time
        self.transactionID = transactionID
    }
}

/// Which transfers of an address to return.
public struct HistorySelection: Hashable, Sendable {
    /// Nil for all.
    public var asset: Asset?
    /// Nil for both.
    public var direction: TransferDirection?
    /// Not before this time; nil for the beginning.
    public var from: Timestamp?
    /// Not included.
    public var to: Timestamp?
    /// Whether transfers in blocks that are not solidified are left out.
    public var onlyConfirmed = false

    /// All transfers.
    public init() {}
}

/// Where a history continues, in the source that it began with.
public struct HistoryPlace: Hashable, Sendable {
    /// The source that the history began with.
    public let source: HistorySource
    /// The time of the last entry that was returned.
    public let time: ChainTime
    /// Tells apart entries of the same time.
    public let key: String

    /// The place behind the entry with this time and key.
    public init(source: HistorySource, time: ChainTime, key: String) {
        self.source = source
        self.time = time
        self.key = key
    }
}

/// A page of a history, newest first.
public struct HistoryPage: Sendable {
    /// Where the entries are from.
    public let source: HistorySource
    /// Newest first.
    public let entries: [TransferEntry]
    /// Nil at the end.
    public let next: HistoryPlace?
    /// Nothing is missing from this time on; nil if only the index knows.
    public let completeSince: Timestamp?

    /// A page whose entries are sorted already.
    package init(
        source: HistorySource, entries: [TransferEntry], next: HistoryPlace?, completeSince: Timestamp?
    ) {
        self.source = source
        self.entries = entries
        self.next = next
        self.completeSince = completeSince
    }
}
