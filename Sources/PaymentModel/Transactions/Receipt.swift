public import Tron

/// What the chain says a transaction cost and gave.
public struct Receipt: Codable, Hashable, Sendable {
    public let txID: TransactionID
    /// SUCCESS, also of what is no contract call; REVERT, OUT_OF_ENERGY …
    public let result: String
    public let blockNumber: Int64
    public let blockTime: ChainTime
    public let solidified: Bool
    /// TRX burnt in all.
    public let fee: Sun
    public let energyUsed: Int64
    public let energyFee: Sun
    public let bandwidthUsed: Int64
    public let bandwidthFee: Sun
    /// Stake that came to the balance; nil where none did.
    public let unstaked: Sun?
    /// Rewards that came to the balance; nil where none did.
    public let rewarded: Sun?

    /// What `receipt` says, in the view that `solidified` names.
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
