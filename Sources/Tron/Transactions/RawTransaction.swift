import Crypto
import Foundation
import SwiftProtobuf

/// What is signed: one contract, the block that it refers to, and how long it is valid (java-tron:
/// `Transaction.raw`).
public struct RawTransaction: Hashable, Sendable {
    /// The block that must be in the chain for the transaction to be valid.
    public var reference: BlockReference
    /// Included only in a block whose parent is earlier than this.
    public var expiration: ChainTime
    /// Not checked by the chain. It makes otherwise equal transactions different.
    public var timestamp: ChainTime
    /// What the transaction does.
    public var contract: Contract
    /// The permission whose keys sign: 0 owner, 2…9 active.
    public var permissionID: Int32
    /// The most TRX that may be burnt for energy.
    public var feeLimit: Sun
    /// Written into the chain for everyone to read. Costs the memo fee unless it is empty.
    public var memo: [UInt8]

    /// A transaction of these parts, to be signed with the owner's permission unless another one is named.
    public init(
        reference: BlockReference, expiration: ChainTime, timestamp: ChainTime, contract: Contract,
        permissionID: Int32 = 0, feeLimit: Sun = .zero, memo: [UInt8] = []
    ) {
        self.reference = reference
        self.expiration = expiration
        self.timestamp = timestamp
        self.contract = contract
        self.permissionID = permissionID
        self.feeLimit = feeLimit
        self.memo = memo
    }

    /// The transaction in `bytes`.
    ///
    /// Fields that this library does not know (`auths`, `scripts`) are skipped. The id of a transaction is that of
    /// the bytes it came as, see `SignedTransaction.rawBytes`.
    ///
    /// - Throws: `TransactionError` if they are not such a message, or hold not exactly one contract.
    public init(decoding bytes: [UInt8]) throws(TransactionError) {
        let message: Protocol_Transaction.Raw
        do {
            message = try Protocol_Transaction.Raw(serializedBytes: bytes)
        } catch {
            throw TransactionError(.malformed, "not a raw transaction: \(error)")
        }
        guard message.contract.count == 1 else {
            throw TransactionError(.notOneContract, "\(message.contract.count) contracts instead of one")
        }
        reference = BlockReference(bytes: Array(message.refBlockBytes), hash: Array(message.refBlockHash))
        expiration = ChainTime(milliseconds: message.expiration)
        timestamp = ChainTime(milliseconds: message.timestamp)
        contract = try Contract(message.contract[0])
        permissionID = message.contract[0].permissionID
        feeLimit = Sun(message.feeLimit)
        memo = Array(message.data)
    }

    /// The bytes that are hashed and signed: fields by ascending number, defaults left out.
    public func encoded() -> [UInt8] {
        var message = Protocol_Transaction.Raw()
        message.refBlockBytes = Data(reference.bytes)
        message.refBlockHash = Data(reference.hash)
        message.expiration = expiration.milliseconds
        message.data = Data(memo)
        var contract = contract.message
        contract.permissionID = permissionID
        message.contract = [contract]
        message.timestamp = timestamp.milliseconds
        message.feeLimit = feeLimit.value
        do {
            return try message.serializedBytes()
        } catch {
            preconditionFailure("proto3 messages have no required fields and are below 2 GiB: \(error)")
        }
    }

    /// SHA-256 of the bytes.
    public var id: TransactionID { TransactionID(ofRawBytes: encoded()) }
}

extension TransactionID {
    /// The id of the transaction with this raw data.
    public init(ofRawBytes bytes: [UInt8]) {
        guard let digest = try? Digest32(Array(SHA256.hash(data: bytes))) else {
            preconditionFailure("SHA-256 has 32 bytes")
        }
        self.init(digest: digest)
    }
}
