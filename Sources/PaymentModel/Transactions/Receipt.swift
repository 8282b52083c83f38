public import Tron

/// What the chain says about an executed transaction.
public struct Receipt: Codable, Hashable, Sendable {
    /// The transaction's id on the chain.
    public let txID: TransactionID
    /// SUCCESS (also if no contract was called), REVERT, OUT_OF_ENERGY and so on.
    public let result: String
    /// The block that has it.
    public let blockNumber: BlockNumber
    /// That block's timestamp.
    public let blockTime: ChainTime
    /// Whether the block is solidified; until then a fork can undo it.
    public let solidified: Bool
    /// TRX burnt in all.
    public let fee: Sun
    /// Energy that the call took, whether from stake or burnt for.
    public let energyUsed: Energy
    /// TRX burnt for energy.
    public let energyFee: Sun
    /// Bytes of bandwidth from stake or from the free allowance.
    public let bandwidthUsed: Bandwidth
    /// TRX burnt for bandwidth.
    public let bandwidthFee: Sun
    /// Stake that came to the balance; nil where none did.
    public let unstaked: Sun?
    /// Rewards that came to the balance; nil where none did.
    public let rewarded: Sun?

    /// The content of `receipt`, from the solidified chain or from the head.
    public init(_ receipt: TransactionReceipt, solidified: Bool) {
        txID = receipt.id
        result = receipt.outcome.map { "\($0.rawValue)" } ?? (receipt.succeeded ? "SUCCESS" : "FAILED")
        blockNumber = receipt.blockNumber
        blockTime = receipt.blockTime
        self.solidified = solidified
        fee = receipt.fee
        energyUsed = receipt.energyTotal
        energyFee = receipt.energyFee
        bandwidthUsed = receipt.netUsage
        bandwidthFee = receipt.netFee
        // Both are amounts of their range: the sum fits.
        unstaked = receipt.withdrawnExpired.adding(receipt.unfrozen).flatMap { $0 > .zero ? $0 : nil }
        rewarded = receipt.withdrawn > .zero ? receipt.withdrawn : nil
    }
}
