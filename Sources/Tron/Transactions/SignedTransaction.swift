import Foundation
import SwiftProtobuf

/// A transaction with its signatures, as nodes accept it.
public struct SignedTransaction: Hashable, Sendable {
    /// The raw data exactly as it was signed: its hash is the id.
    public let rawBytes: [UInt8]
    /// What the raw data says.
    public let raw: RawTransaction
    /// As on the wire; 65 bytes each if they are valid.
    public let signatures: [[UInt8]]
    /// The SHA-256 of the raw data.
    public let id: TransactionID

    /// The transaction `raw`, signed.
    public init(raw: RawTransaction, signatures: [Signature]) {
        self.raw = raw
        rawBytes = raw.encoded()
        self.signatures = signatures.map(\.bytes)
        id = TransactionID(ofRawBytes: rawBytes)
    }

    /// The transaction in `bytes`, a whole `Transaction` message. Results that a node added are skipped.
    ///
    /// - Throws: `TransactionError` if they are not such a message, or hold not exactly one contract.
    public init(decoding bytes: [UInt8]) throws(TransactionError) {
        let message: Protocol_TransactionEnvelope
        do {
            message = try Protocol_TransactionEnvelope(serializedBytes: bytes)
        } catch {
            throw TransactionError(.malformed, "not a transaction: \(error)")
        }
        try self.init(rawBytes: Array(message.rawData), signatures: message.signature.map { Array($0) })
    }

    /// The transaction of these raw bytes and signatures.
    ///
    /// - Throws: `TransactionError` if the bytes are not a raw transaction.
    public init(rawBytes: [UInt8], signatures: [[UInt8]]) throws(TransactionError) {
        self.rawBytes = rawBytes
        raw = try RawTransaction(decoding: rawBytes)
        self.signatures = signatures
        id = TransactionID(ofRawBytes: rawBytes)
    }

    private init(rawBytes: [UInt8], raw: RawTransaction, signatures: [[UInt8]], id: TransactionID) {
        self.rawBytes = rawBytes
        self.raw = raw
        self.signatures = signatures
        self.id = id
    }

    /// The same transaction with other signatures.
    func replacing(signatures: [[UInt8]]) -> Self {
        Self(rawBytes: rawBytes, raw: raw, signatures: signatures, id: id)
    }

    /// The whole `Transaction` message.
    public func encoded() -> [UInt8] {
        var message = Protocol_TransactionEnvelope()
        message.rawData = Data(rawBytes)
        message.signature = signatures.map { Data($0) }
        do {
            return try message.serializedBytes()
        } catch {
            preconditionFailure("proto3 messages have no required fields and are below 2 GiB: \(error)")
        }
    }

    /// The whole message in hex, as `broadcasthex` takes it.
    public var hex: String { encoded().hex }

    /// Whether `raw` is everything that was signed: the bytes contain nothing that this library does not know. Check
    /// it before you sign what someone else built.
    public var isFullyRead: Bool { raw.encoded() == rawBytes }

    /// The addresses whose keys signed, in the order of the signatures.
    ///
    /// - Throws: `KeyError` if a signature is not valid.
    public func signers() throws(KeyError) -> [Address] {
        var signers: [Address] = []
        for bytes in signatures {
            signers.append(try PublicKey(recovering: Signature(bytes: bytes), digest: id.bytes).address)
        }
        return signers
    }

    /// Bytes of bandwidth that it takes: its size without results, and 64 for the result that the block adds
    /// (java-tron: `BandwidthProcessor.consume`, `MAX_RESULT_SIZE_IN_TX`).
    public var bandwidth: Bandwidth {
        Bandwidth(Int64(encoded().count) + 64)
    }
}

extension PrivateKey {
    /// `raw`, signed, and checked: the signature recovers to this key's address.
    ///
    /// - Throws: `KeyError.notRecoverable` if it does not, which only a broken machine brings about.
    public func sign(_ raw: RawTransaction) throws(KeyError) -> SignedTransaction {
        let signature = try sign(raw.id.bytes)
        let transaction = SignedTransaction(raw: raw, signatures: [signature])
        guard try transaction.signers() == [address] else { throw .notRecoverable }
        return transaction
    }
}
