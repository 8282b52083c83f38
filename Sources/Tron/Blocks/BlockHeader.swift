import Crypto
import Foundation
import SwiftProtobuf

/// What a witness signs: number, time, parent, and the root of the transactions (java-tron:
/// `BlockHeader.raw`).
public struct BlockHeader: Hashable, Sendable {
    /// The height: genesis is 0.
    public var number: BlockNumber
    /// The slot that the block was made for.
    public var timestamp: ChainTime
    /// 32 bytes; see `MerkleTree`.
    public var transactionRoot: [UInt8]
    /// The parent's id, 32 bytes; of genesis whatever its file says.
    public var parentHash: [UInt8]
    /// Who made and signed the block; nil for genesis.
    public var witness: Address?
    /// The version of the block format, which nodes vote on.
    public var version: Int32
    /// Empty unless the chain keeps a root of its accounts.
    public var accountStateRoot: [UInt8]

    /// A header of these fields. Nothing is checked; `id` and `hash` follow from them.
    public init(
        number: BlockNumber, timestamp: ChainTime, transactionRoot: [UInt8], parentHash: [UInt8],
        witness: Address?,
        version: Int32, accountStateRoot: [UInt8] = []
    ) {
        self.number = number
        self.timestamp = timestamp
        self.transactionRoot = transactionRoot
        self.parentHash = parentHash
        self.witness = witness
        self.version = version
        self.accountStateRoot = accountStateRoot
    }

    /// The header in `bytes`, as `encoded()` writes them.
    ///
    /// - Throws: `TransactionError.malformed` if they are not such a message, or have something that this
    ///   library does not know: its hash would be another.
    public init(decoding bytes: [UInt8]) throws(TransactionError) {
        let message: Protocol_BlockHeader.Raw
        do {
            message = try Protocol_BlockHeader.Raw(serializedBytes: bytes)
        } catch {
            throw TransactionError(.malformed, "not a block's header: \(error)")
        }
        self.init(
            number: BlockNumber(message.number), timestamp: ChainTime(milliseconds: message.timestamp),
            transactionRoot: Array(message.txTrieRoot), parentHash: Array(message.parentHash),
            witness: message.witnessAddress.isEmpty ? nil : try .read(message.witnessAddress, "witness"),
            version: message.version, accountStateRoot: Array(message.accountStateRoot))
        guard encoded() == bytes else { throw TransactionError(.malformed, "a header with other fields") }
    }

    /// The bytes that are hashed and signed.
    public func encoded() -> [UInt8] {
        var message = Protocol_BlockHeader.Raw()
        message.timestamp = timestamp.milliseconds
        message.txTrieRoot = Data(transactionRoot)
        message.parentHash = Data(parentHash)
        message.number = number.value
        message.witnessAddress = Data(witness?.bytes ?? [])
        message.version = version
        message.accountStateRoot = Data(accountStateRoot)
        do {
            return try message.serializedBytes()
        } catch {
            // No header leads here: serializing fails for missing required fields and over 2 GiB only.
            preconditionFailure("proto3 messages have no required fields and are below 2 GiB: \(error)")
        }
    }

    /// SHA-256 of the bytes: what the witness signs.
    public var hash: [UInt8] { Array(SHA256.hash(data: encoded())) }

    /// The address whose key made `signature`: the witness's, or the one that its witness permission names (java-tron:
    /// `BlockCapsule.validateSignature`). Compare it; the signature of another header recovers to some address too.
    ///
    /// - Throws: `KeyError` if no key fits.
    public func signer(of signature: Signature) throws(KeyError) -> Address {
        try PublicKey(recovering: signature, digest: hash).address
    }

    /// Number and hash.
    public var id: BlockID {
        // The only error is that of another length, and the hash is made here.
        guard let id = try? BlockID(number: number, headerHash: hash) else {
            preconditionFailure("SHA-256 has 32 bytes")
        }
        return id
    }
}
