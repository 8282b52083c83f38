import Crypto
import CryptoExtras
import Foundation

/// A private key, encrypted under a password: web3 secret storage, version 3 (java-tron: `org.tron.keystore.Wallet`).
///
/// Reading checks everything except the password, and derives nothing. Only `open` does the work.
public struct Keystore: Hashable, Sendable {
    /// The address of the key, according to the file; nil if it names none.
    public let address: Address?
    /// A UUID that identifies the file.
    public let id: String
    /// How the password makes the key.
    public let derivation: KeyDerivation
    let salt: [UInt8]
    let iv: [UInt8]
    let ciphertext: [UInt8]
    let check: [UInt8]

    /// Encrypts `key` under `password`, with salt and more from `random`, which must be cryptographically secure.
    ///
    /// - Throws: `KeystoreError` if the parameters are invalid, or cost too much to be opened again.
    public init(
        sealing key: PrivateKey, password: String, derivation: KeyDerivation = .standard,
        random: (Int) -> [UInt8] = SystemRandomBytes.make
    ) throws(KeystoreError) {
        salt = random(KeyDerivation.saltByteCount)
        iv = random(Self.ivByteCount)
        let derived = try derivation.key(password: password, salt: salt)
        let (iv, cipherKey) = (iv, Self.cipherKey(derived))
        ciphertext = try key.withBytes { bytes throws(KeystoreError) in
            var copy = Array(bytes)
            defer { copy.withUnsafeMutableBytes { $0.overwrite() } }
            return try Self.apply(cipherKey, iv: iv, to: copy)
        }
        check = Self.check(derived, ciphertext)
        address = key.address
        id = Self.uuid(random(16))
        self.derivation = derivation
    }

    /// The key.
    ///
    /// - Throws: `KeystoreError`: `.tooCostly` at once, `.wrongPassword` after the work.
    public func open(password: String) throws(KeystoreError) -> PrivateKey {
        let derived = try derivation.key(password: password, salt: salt)
        guard Self.areEqual(Self.check(derived, ciphertext), check) else {
            throw KeystoreError(.wrongPassword, "the password is wrong, or the file was changed")
        }
        var bytes = try Self.apply(Self.cipherKey(derived), iv: iv, to: ciphertext)
        defer { bytes.withUnsafeMutableBytes { $0.overwrite() } }
        let key: PrivateKey
        do {
            key = try PrivateKey(bytes: bytes)
        } catch {
            throw KeystoreError(.malformed, "it does not contain a private key: \(error.rawValue)")
        }
        guard address == nil || address == key.address else {
            throw KeystoreError(.wrongAddress, "the key inside is not that of the address outside")
        }
        return key
    }

    /// The first half of what is derived.
    private static func cipherKey(_ derived: SymmetricKey) -> SymmetricKey {
        derived.withUnsafeBytes { SymmetricKey(data: $0.prefix(16)) }
    }

    /// The Keccak-256 of the second half of what is derived and the ciphertext.
    private static func check(_ derived: SymmetricKey, _ ciphertext: [UInt8]) -> [UInt8] {
        var input = derived.withUnsafeBytes { Array($0.dropFirst(16)) } + ciphertext
        defer { input.withUnsafeMutableBytes { $0.overwrite() } }
        return Keccak256.hash(input)
    }

    /// AES-128 in counter mode: encrypts and decrypts.
    private static func apply(
        _ key: SymmetricKey, iv: [UInt8], to bytes: [UInt8]
    ) throws(KeystoreError) -> [UInt8] {
        do {
            let nonce = try AES._CTR.Nonce(nonceBytes: iv)
            var output = try AES._CTR.encrypt(bytes, using: key, nonce: nonce)
            defer { output.withUnsafeMutableBytes { $0.overwrite() } }
            return Array(output)
        } catch {
            throw KeystoreError(.malformed, "AES refused it: \(error)")
        }
    }

    /// Takes equally long wherever the first difference is: swift-crypto compares keys in constant time.
    private static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        SymmetricKey(data: left) == SymmetricKey(data: right)
    }

    /// A random UUID (RFC 9562, version 4) of 16 random bytes.
    private static func uuid(_ random: [UInt8]) -> String {
        var bytes = random
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let hex = bytes.hex
        var groups: [Substring] = []
        var rest = hex[...]
        for length in [8, 4, 4, 4, 12] {
            groups.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return groups.joined(separator: "-")
    }

    static let ivByteCount = 16
    static let checkByteCount = 32
}

/// Bytes of the system's generator, which is cryptographically secure.
public enum SystemRandomBytes {
    /// `count` bytes.
    public static func make(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
