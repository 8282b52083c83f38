import CSecp256k1

/// A private key of secp256k1. Its bytes are overwritten when the last copy of the value goes, and printed
/// nowhere.
public struct PrivateKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let secret: SecretBytes
    /// The key's public half.
    public let publicKey: PublicKey

    /// The length of a private key in bytes.
    public static let byteCount = 32
    private static let order: [UInt8] =
        [UInt8](repeating: 0xFF, count: 15) + [0xFE]
        + [0xBA, 0xAE, 0xDC, 0xE6, 0xAF, 0x48, 0xA0, 0x3B, 0xBF, 0xD2, 0x5E, 0x8C, 0xD0, 0x36, 0x41, 0x41]

    /// The key in 32 bytes.
    ///
    /// - Throws: `KeyError` for another length, for 0, and for a number that is not below the curve's order.
    public init(bytes: some Collection<UInt8>) throws(KeyError) {
        guard bytes.count == Self.byteCount else { throw .wrongLength }
        guard bytes.contains(where: { $0 != 0 }) else { throw .zero }
        guard !bytes.elementsEqual(Self.order) else { throw .order }
        guard bytes.lexicographicallyPrecedes(Self.order) else { throw .overOrder }
        let secret = SecretBytes(copying: bytes)
        publicKey = try secret.withBytes { bytes throws(KeyError) in try PublicKey(ofPrivateKey: bytes) }
        self.secret = secret
    }

    /// A new key from `random`, which must be cryptographically secure.
    public init(random: (Int) -> [UInt8]) {
        while true {
            var bytes = random(Self.byteCount)
            defer { bytes.withUnsafeMutableBytes { $0.overwrite() } }
            // One draw in 2^128 is not a key.
            if let key = try? Self(bytes: bytes) {
                self = key
                return
            }
        }
    }

    /// A new key from the system's generator.
    public static func random() -> Self {
        Self { count in
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        }
    }

    /// The address that the key signs for.
    public var address: Address { publicKey.address }

    /// The deterministic signature of a digest of 32 bytes: RFC 6979 with SHA-256, low s, recovery byte 0…3.
    ///
    /// - Throws: `KeyError.wrongLength` for a digest of another length.
    public func sign(_ digest: [UInt8]) throws(KeyError) -> Signature {
        guard digest.count == 32 else { throw .wrongLength }
        return try secret.withBytes { key throws(KeyError) in
            var recoverable = secp256k1_ecdsa_recoverable_signature()
            let context = Secp256k1.shared.context
            guard let keyBytes = key.bindMemory(to: UInt8.self).baseAddress,
                secp256k1_ecdsa_sign_recoverable(context, &recoverable, digest, keyBytes, nil, nil) == 1
            else { throw .malformed }
            var compact = [UInt8](repeating: 0, count: 64)
            var recoveryID: Int32 = 0
            secp256k1_ecdsa_recoverable_signature_serialize_compact(
                context, &compact, &recoveryID, &recoverable)
            return Signature(compact: compact, recoveryID: UInt8(recoveryID))
        }
    }

    /// Provides the 32 bytes while `body` runs, to encrypt them. It must not keep them.
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try secret.withBytes(body)
    }

    public var description: String { "<secret>" }
    public var debugDescription: String { "<secret>" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
