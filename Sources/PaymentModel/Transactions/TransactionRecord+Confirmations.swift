import Tron

extension TransactionRecord {
    /// The block that it is in, as far as is known.
    package var blockNumber: Int64? { receipt?.blockNumber ?? inclusion?.block.number }

    /// How many blocks confirm it when the chain's newest is `head`; nil if it is in none, or the head is not known.
    public func confirmations(atHead head: Int64?) -> Int64? {
        guard let blockNumber, let head else { return nil }
        return max(1, head - blockNumber + 1)
    }
}
