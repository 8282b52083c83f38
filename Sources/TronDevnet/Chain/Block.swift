import Crypto
import Tron

/// A transaction in a block, with what it came to.
struct IncludedTransaction: Sendable {
    let transaction: SignedTransaction
    let result: ExecutionResult

    /// What the block's root is made of: the hash of the whole message, its result too (java-tron: `MerkleTree`).
    var leaf: [UInt8] {
        // ret (5): a message with contractRet (3).
        let ret: [UInt8] = [0x2A, 0x02, 0x18, result.contractRet.wireNumber]
        return Array(SHA256.hash(data: transaction.encoded() + ret))
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
}

extension ContractResult {
    /// The number on the wire: the case's place in the enumeration.
    fileprivate var wireNumber: UInt8 {
        UInt8(Self.allCases.firstIndex(of: self) ?? 0)
    }
}
