import Crypto

/// What backups are sealed with: 32 random bytes, kept apart from them.
public struct SealingKey: Sendable {
    private static let byteCount = 32
    private static let purpose = Array("lucid store backup 1".utf8)
    private let secret: SymmetricKey

    /// The key that `bytes` are; nil unless they are 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        secret = SymmetricKey(data: bytes)
    }

    /// The key of the one file that has this salt, so that no two files share a key and chunks may be numbered from 0.
    func fileKey(salt: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, salt: salt, info: Self.purpose, outputByteCount: Self.byteCount)
    }
}
