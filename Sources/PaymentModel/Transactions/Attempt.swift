public import Tron

/// One transaction made for a record. What it says never changes, and so its id; a second attempt exists only where the
/// first is provably dead.
public struct Attempt: Codable, Hashable, Sendable {
    /// 1 for the first.
    public let number: Int
    /// The transaction's id: the SHA-256 of its raw data, with or without a signature.
    public let txID: TransactionID
    /// The whole transaction as it is sent; without a signature while a device's is waited for.
    public private(set) var signedBytes: [UInt8]
    /// Whether no signature of it is here: it is with a device. Nobody who was shown the bytes is kept from having them
    /// signed and sent, so it counts as alive from its making on.
    public private(set) var isUnsigned: Bool?
    /// The chain refuses the bytes once a block's parent is at or past this.
    public let expiration: ChainTime
    /// The block that the bytes refer to: no block at or below it can hold them.
    public let referenceBlock: Int64
    /// When it was signed, by the wall clock; for a device, when the bytes were made until its signature comes.
    public private(set) var signedAt: Timestamp
    /// What it was expected to cost when it was signed.
    public let estimate: FeePlan
    /// How often the bytes were sent.
    public var broadcasts: Int
    /// The node's last word on them.
    public var lastAnswer: String?
    /// Set when the solidified chain proves that they can never take effect.
    public var provenDead: Bool

    /// The attempt that is `transaction`; without signatures it waits for a device's.
    public init(
        number: Int, transaction: SignedTransaction, referenceBlock: Int64, signedAt: Timestamp,
        estimate: FeePlan
    ) {
        self.number = number
        txID = transaction.id
        signedBytes = transaction.encoded()
        isUnsigned = transaction.signatures.isEmpty ? true : nil
        expiration = transaction.raw.expiration
        self.referenceBlock = referenceBlock
        self.signedAt = signedAt
        self.estimate = estimate
        broadcasts = 0
        lastAnswer = nil
        provenDead = false
    }

    /// Takes over the device's signature. Returns false if it has one, or `transaction` says something else.
    mutating func complete(with transaction: SignedTransaction, at now: Timestamp) -> Bool {
        guard isUnsigned == true, transaction.id == txID, !transaction.signatures.isEmpty else {
            return false
        }
        signedBytes = transaction.encoded()
        signedAt = now
        isUnsigned = nil
        return true
    }
}
