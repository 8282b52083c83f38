public import Tron

/// One signed transaction made for a record. Its bytes never change; a second attempt exists only where the first is
/// provably dead.
public struct Attempt: Codable, Hashable, Sendable {
    /// 1 for the first.
    public let number: Int
    public let txID: TransactionID
    /// The whole signed transaction as it is sent.
    public let signedBytes: [UInt8]
    /// The chain refuses the bytes once a block's parent is at or past this.
    public let expiration: ChainTime
    /// The block that the bytes refer to: no block at or below it can hold them.
    public let referenceBlock: Int64
    public let signedAt: Timestamp
    /// What it was expected to cost when it was signed.
    public let estimate: FeePlan
    /// How often the bytes were sent.
    public var broadcasts: Int
    /// The node's last word on them.
    public var lastAnswer: String?
    /// Set when the solidified chain proves that they can never take effect.
    public var provenDead: Bool

    public init(
        number: Int, transaction: SignedTransaction, referenceBlock: Int64, signedAt: Timestamp,
        estimate: FeePlan
    ) {
        self.number = number
        txID = transaction.id
        signedBytes = transaction.encoded()
        expiration = transaction.raw.expiration
        self.referenceBlock = referenceBlock
        self.signedAt = signedAt
        self.estimate = estimate
        broadcasts = 0
        lastAnswer = nil
        provenDead = false
    }
}
