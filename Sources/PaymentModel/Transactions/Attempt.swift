public import Tron

/// One transaction made for a record. Its content never changes, and so its id stays the same. Another attempt exists
/// only if the one before is provably dead.
public struct Attempt: Codable, Hashable, Sendable {
    /// 1 for the first.
    public let number: Int
    /// The transaction's id: the SHA-256 of its raw data, with or without a signature.
    public let txID: TransactionID
    /// The whole transaction as it is sent; without a signature while it waits for a device's.
    public private(set) var signedBytes: [UInt8]
    /// True while it has no signature and is with a device. Anyone who was shown the bytes can have them signed and
    /// sent, so it counts as alive from the start.
    public private(set) var isUnsigned: Bool?
    /// The chain refuses the bytes once a block's parent is at or past this.
    public let expiration: ChainTime
    /// The block that the bytes refer to. No block at or below it can contain them.
    public let referenceBlock: BlockNumber
    /// When it was signed, by the wall clock; for a device, when the bytes were made until its signature comes.
    public private(set) var signedAt: Timestamp
    /// What it was expected to cost when it was signed.
    public let estimate: FeePlan
    /// How often the bytes were sent.
    public var broadcasts: Int
    /// The last answer of a node to a broadcast.
    public var lastAnswer: String?
    /// Set once the solidified chain proves that the bytes can never take effect.
    public var provenDead: Bool

    /// The attempt that is `transaction`; without signatures it waits for a device's.
    public init(
        number: Int, transaction: SignedTransaction, referenceBlock: BlockNumber, signedAt: Timestamp,
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

    /// Adds the device's signature. Returns false if it already has one, or `transaction` is not the same.
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
