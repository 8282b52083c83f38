public import Tron

extension TransactionRecord {
    /// The block that it is in, as far as is known.
    package var blockNumber: BlockNumber? { receipt?.blockNumber ?? inclusion?.block.number }

    /// How many blocks confirm it when the chain's newest is `head`; nil if it is in none, or the head is not known.
    public func confirmations(atHead head: BlockNumber?) -> Int64? {
        blockNumber.flatMap { Self.confirmations(ofBlock: $0, atHead: head) }
    }

    /// How many blocks confirm what is in `block`, itself included, when the chain's newest is `head`; nil where that is
    /// not known.
    package static func confirmations(ofBlock block: BlockNumber, atHead head: BlockNumber?) -> Int64? {
        head.map { max(1, $0.next.blocks(above: block)) }
    }
}
