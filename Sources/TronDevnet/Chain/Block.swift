import Crypto
import Tron

/// A transaction in a block, with what it came to. Its bytes only: a chain may hold a million of them.
struct IncludedTransaction: Sendable {
    let id: TransactionID
    /// The whole message without results.
    let bytes: [UInt8]
    let result: ExecutionResult

    init(_ item: PendingPool.Item) {
        id = item.transaction.id
        bytes = item.transaction.encoded
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

    /// What the block's root is made of: the hash of the whole message, its result too (java-tron:
    /// `MerkleTree`).
    var leaf: [UInt8] {
        // ret (5): a message with contractRet (3).
        let ret: [UInt8] = [0x2A, 0x02, 0x18, result.contractRet.wireNumber]
        return Array(SHA256.hash(data: bytes + ret))
    }
}

/// A block of the chain.
struct Block: Sendable {
    let header: BlockHeader
    let id: BlockID
    let witnessSignature: [UInt8]
    let transactions: [IncludedTransaction]

    /// A block signed by `witness`.
    init(header: BlockHeader, transactions: [IncludedTransaction], signedBy witness: PrivateKey) {
        self.header = header
        self.transactions = transactions
        id = header.id
        do {
            witnessSignature = try witness.sign(header.hash).bytes
        } catch {
            preconditionFailure("a hash of 32 bytes can be signed: \(error)")
        }
    }

    var number: Int64 { header.number }
    var time: ChainTime { header.timestamp }
}

extension ContractResult {
    /// The number on the wire: the case's place in the enumeration.
    fileprivate var wireNumber: UInt8 {
        UInt8(Self.allCases.firstIndex(of: self) ?? 0)
    }
}
