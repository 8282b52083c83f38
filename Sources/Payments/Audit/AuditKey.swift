import Crypto
import Foundation
public import PaymentModel

/// The key that signs checkpoints. It is derived from the master key, so every instance has the same one, and whoever
/// has only the store can't sign.
public struct AuditKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// The key that belongs to `masterKey`.
    ///
    /// - Throws: What the cryptography library throws for a seed that it refuses; no seed of 32 bytes is.
    public init(of masterKey: MasterKey) throws {
        let seed = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: masterKey.key, info: Data("lucid audit checkpoints".utf8), outputByteCount: 32)
        key = try seed.withUnsafeBytes { try Curve25519.Signing.PrivateKey(rawRepresentation: $0) }
    }

    /// Ed25519, 32 bytes.
    public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

    /// A checkpoint of `head`.
    public func checkpoint(of head: AuditHead, at time: Timestamp) throws -> AuditCheckpoint {
        try AuditCheckpoint(of: head, at: time, signedBy: key)
    }
}
