/// The id of a block: eight bytes of its number, then the last 24 of its header's hash (java-tron:
/// `Sha256Hash.generateBlockId`).
public struct BlockID: Hashable, Sendable, CustomStringConvertible {
    private let digest: Digest32

    /// - Throws: `ChainIDError` unless there are 32 bytes.
    public init(bytes: some Collection<UInt8>) throws(ChainIDError) {
        digest = try Digest32(bytes)
    }

    /// The id in 64 hex digits.
    ///
    /// - Throws: `ChainIDError` for anything else.
    public init(parsing hex: String) throws(ChainIDError) {
        digest = try Digest32(hex: hex)
    }

    /// The id of the block with this number and this hash of 32 bytes of its header.
    ///
    /// - Throws: `ChainIDError` for a hash of another length.
    public init(number: BlockNumber, headerHash: [UInt8]) throws(ChainIDError) {
        guard headerHash.count == 32 else { throw ChainIDError(reason: "a header's hash has 32 bytes") }
        try self.init(
            bytes: withUnsafeBytes(of: number.value.bigEndian) { Array($0) } + headerHash.dropFirst(8))
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { digest.bytes }
    /// 64 lower-case hex digits.
    public var hex: String { bytes.hex }
    public var description: String { hex }

    /// The block's number, from the first eight bytes.
    public var number: BlockNumber {
        BlockNumber(Int64(bitPattern: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }))
    }

    /// What a transaction that refers to this block carries.
    public var reference: BlockReference {
        let bytes = bytes
        return BlockReference(bytes: Array(bytes[6..<8]), hash: Array(bytes[8..<16]))
    }
}

/// TAPOS: which block a transaction builds on, so that it is valid on no other fork (java-tron:
/// `TransactionCapsule.setReference`). Good for the 65,536 blocks after that block.
public struct BlockReference: Hashable, Sendable {
    /// The low 16 bits of the block's number, big-endian: 2 bytes.
    public let bytes: [UInt8]
    /// Bytes 8…15 of the block's id.
    public let hash: [UInt8]

    /// The reference of these bytes; `BlockID` makes one from a block.
    public init(bytes: [UInt8], hash: [UInt8]) {
        self.bytes = bytes
        self.hash = hash
    }
}
