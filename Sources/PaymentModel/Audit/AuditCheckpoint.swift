public import Crypto
import Foundation
public import StrictJSON
import Tron

/// A signed state of the audit trail, to be kept out of reach of those who can write to the store. A trail that
/// is shorter later, or another, does not have the checkpoint's link.
public struct AuditCheckpoint: Hashable, Sendable {
    /// The newest link of the trail; sequence 0 if nothing was audited yet.
    public let head: AuditHead
    /// When it was made, by the wall clock.
    public let madeAt: Timestamp
    /// Ed25519, 32 bytes.
    public let publicKey: [UInt8]
    /// Ed25519 over `message`, 64 bytes.
    public let signature: [UInt8]

    /// Signs `head` with `key`.
    public init(
        of head: AuditHead, at time: Timestamp, signedBy key: Curve25519.Signing.PrivateKey
    ) throws {
        self.head = head
        madeAt = time
        publicKey = Array(key.publicKey.rawRepresentation)
        signature = Array(try key.signature(for: Self.message(head, time)))
    }

    /// Identifies a public key: the first 8 bytes of its SHA-256, in hex.
    public static func keyID(of publicKey: [UInt8]) -> String {
        Array(SHA256.hash(data: publicKey).prefix(8)).hex
    }

    /// Whether `publicKey` made the signature.
    public var isSigned: Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: Self.message(head, madeAt))
    }

    private static func message(_ head: AuditHead, _ time: Timestamp) -> Data {
        Data("lucid-audit-checkpoint\n\(head.sequence)\n\(head.hash)\n\(time.text)".utf8)
    }
}

extension AuditCheckpoint {
    /// The checkpoint as the API returns it.
    public var document: JSONObject {
        [
            "sequence": .number(JSONNumber(head.sequence)), "hash": .string(head.hash),
            "made_at": .string(madeAt.text), "key_id": .string(Self.keyID(of: publicKey)),
            "public_key": .string(Data(publicKey).base64EncodedString()),
            "signature": .string(Data(signature).base64EncodedString()),
        ]
    }

    /// The same in one line of JSON.
    public func encoded() -> [UInt8] { JSON.object(document).encoded() }

    /// The checkpoint in `document`, whoever signed it; nil if that is not one.
    public init?(document: JSONObject) {
        guard let sequence = document["sequence"]?.int64, sequence >= 0,
            let hash = document["hash"]?.string, [UInt8](hex: hash)?.count == SHA256.byteCount,
            let madeAt = document["made_at"]?.string.flatMap({ Timestamp($0) }),
            let publicKey = document["public_key"]?.string.flatMap({ Data(base64Encoded: $0) }),
            let signature = document["signature"]?.string.flatMap({ Data(base64Encoded: $0) })
        else { return nil }
        head = AuditHead(sequence: sequence, hash: hash)
        self.madeAt = madeAt
        self.publicKey = Array(publicKey)
        self.signature = Array(signature)
    }
}
