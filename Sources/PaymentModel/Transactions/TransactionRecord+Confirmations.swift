import Tron

extension TransactionRecord {
    /// The block that it is in, as far as is known.
    package var blockNumber: Int64? { receipt?.blockNumber ?? inclusion?.block.number }

    /// How many blocks confirm it when the chain's newest is `head`; nil if it is in none, or the head is not known.
    public func confirmations(atHead head: Int64?) -> Int64? {
        blockNumber.flatMap { Self.confirmations(ofBlock: $0, atHead: head) }
    }

    /// How many blocks confirm what is in `block`, itself included, when the chain's newest is `head`; nil where that is
    /// not known.
    package static func confirmations(ofBlock block: Int64, atHead head: Int64?) -> Int64? {
        guard let head else { return nil }
        let (distance, isTooFar) = head.subtractingReportingOverflow(block)
        return isTooFar ? 1 : max(1, distance &+ 1)
    }
}
