import Crypto
import PaymentModel
import Tron

/// The key that wraps every data key. It never leaves the process and is never printed.
public struct MasterKey: Sendable, CustomStringConvertible, CustomReflectable {
    let key: SymmetricKey
    /// Identifies the key without revealing it: the first 8 bytes of a domain-separated SHA-256 of it, in hex.
    public let id: String

    /// The length of a master key in bytes.
    public static let byteCount = 32

    /// - Throws: `VaultError` unless there are 32 bytes.
    public init(bytes: [UInt8]) throws(VaultError) {
        guard bytes.count == Self.byteCount else {
            throw VaultError(.wrongKeyLength, "a master key must have 32 bytes")
        }
        key = SymmetricKey(data: bytes)
        var hash = SHA256()
        hash.update(data: Array("lucid master key id".utf8))
        hash.update(data: bytes)
        id = Array(hash.finalize().prefix(8)).hex
    }

    public var description: String { "<secret>" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a key could not be sealed or opened.
public struct VaultError: Error, Sendable {
    /// Each says what helps.
    public enum Code: String, Sendable, CaseIterable {
        /// The key does not have 32 bytes.
        case wrongKeyLength = "wrong_key_length"
        /// Another master key wrapped it: start with that one, or rotate.
        case otherMasterKey = "other_master_key"
        /// The ciphertext is not what was stored for this wallet: restore the wallet from its backup.
        case tampered
    }

    /// What went wrong.
    public let code: Code
    /// For the operator; names the wallet or master key id, never a key.
    public let reason: String

    init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }
}
