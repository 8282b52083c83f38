import Tron

/// A transaction in a block, with what it came to. Its bytes only: a chain may hold a million of them.
struct IncludedTransaction: Sendable {
    let id: TransactionID
    /// The whole message without results.
    let bytes: [UInt8]
    let result: ExecutionResult
    /// How many of the bytes, at the end, are of fields that nobody knows.
    private let unknownCount: Int

    init(_ item: PendingPool.Item) {
        id = item.transaction.id
        bytes = item.transaction.encoded
        unknownCount = item.transaction.unknown.count
        result = item.result
    }

    /// What the bytes say.
    var transaction: NodeTransaction {
        do {
            return try NodeTransaction(decoding: bytes)
        } catch {
            preconditionFailure("what was included was decoded before: \(error)")
        }
    }

    /// What the block's root is made of.
    var leaf: [UInt8] {
        MerkleTree.leaf(
            of: Array(bytes.dropLast(unknownCount)), result: result.contractRet,
            unknown: Array(bytes.suffix(unknownCount)))
    }
}

/// A block of the chain.
struct Block: Sendable {
    let header: BlockHeader
    let id: BlockID
    /// Empty of the genesis block, which nobody signs.
    let witnessSignature: [UInt8]
    let transactions: [IncludedTransaction]

    /// The first block.
    init(genesis header: BlockHeader) {
        self.header = header
        id = header.id
        witnessSignature = []
        transactions = []
    }

    /// A block signed with `key`.
    init(header: BlockHeader, transactions: [IncludedTransaction], signedWith key: PrivateKey) {
        self.header = header
        self.transactions = transactions
        id = header.id
        do {
            witnessSignature = try key.sign(header.hash).bytes
        } catch {
            preconditionFailure("a hash of 32 bytes can be signed: \(error)")
        }
    }

    var number: Int64 { header.number.value }
    var time: ChainTime { header.timestamp }
}
