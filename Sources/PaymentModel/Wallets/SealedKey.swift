/// A private key as it is stored: AES-256-GCM under a data key of its own, which the master key wraps. Both
/// ciphertexts are bound to the wallet's id and address, so that no row can stand in for another.
public struct SealedKey: Codable, Hashable, Sendable {
    /// Tells which master key wrapped the data key: the first 8 bytes of a hash of it, in hex.
    public var masterKeyID: String
    /// Nonce, ciphertext and tag of the data key.
    public var wrappedDataKey: [UInt8]
    /// Nonce, ciphertext and tag of the private key.
    public let ciphertext: [UInt8]

    /// The key as the vault sealed it.
    public init(masterKeyID: String, wrappedDataKey: [UInt8], ciphertext: [UInt8]) {
        self.masterKeyID = masterKeyID
        self.wrappedDataKey = wrappedDataKey
        self.ciphertext = ciphertext
    }
}
