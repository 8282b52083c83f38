import CSecp256k1
import Crypto

/// A private key in a tree of keys (BIP-32).
public struct HDKey: Sendable {
    /// The key at this place.
    public let privateKey: PrivateKey
    private let chainCode: SecretBytes

    /// The root of the tree of `seed`.
    ///
    /// BIP-32 allows a seed to have no root, once in 2^127 times; such a seed is hashed again here.
    init(seed: [UInt8]) {
        var digest = Self.hmac(key: SymmetricKey(data: Array("Bitcoin seed".utf8)), seed)
        defer { digest.withUnsafeMutableBytes { $0.overwrite() } }
        guard let key = try? PrivateKey(bytes: digest.prefix(32)) else {
            self = Self(seed: digest)
            return
        }
        privateKey = key
        chainCode = SecretBytes(copying: digest.suffix(32))
    }

    private init(privateKey: PrivateKey, chainCode: SecretBytes) {
        self.privateKey = privateKey
        self.chainCode = chainCode
    }

    /// The key at the end of `path`, from here.
    ///
    /// - Throws: `KeyError` if an index has no key, once in 2^127 times: take the next index.
    public func derived(at path: HDPath) throws(KeyError) -> HDKey {
        var key = self
        for index in path.indices { key = try key.child(index) }
        return key
    }

    /// `CKDpriv` of BIP-32.
    private func child(_ index: UInt32) throws(KeyError) -> HDKey {
        // Filled in place: an array on the way would stay behind with the key in it.
        var input: [UInt8] = []
        input.reserveCapacity(Self.inputByteCount)
        if index & HDPath.hardened != 0 {
            input.append(0)
            privateKey.withBytes { input.append(contentsOf: $0) }
        } else {
            input += privateKey.publicKey.compressed
        }
        withUnsafeBytes(of: index.bigEndian) { input.append(contentsOf: $0) }
        defer { input.withUnsafeMutableBytes { $0.overwrite() } }
        var digest = chainCode.withBytes { Self.hmac(key: SymmetricKey(data: $0), input) }
        defer { digest.withUnsafeMutableBytes { $0.overwrite() } }
        var key = privateKey.withBytes { Array($0) }
        defer { key.withUnsafeMutableBytes { $0.overwrite() } }
        guard secp256k1_ec_seckey_tweak_add(Secp256k1.shared.context, &key, digest) == 1 else {
            throw .overOrder
        }
        return HDKey(
            privateKey: try PrivateKey(bytes: key), chainCode: SecretBytes(copying: digest.suffix(32)))
    }

    private static func hmac(key: SymmetricKey, _ message: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA512>.authenticationCode(for: message, using: key))
    }

    /// A byte and a key, or a compressed public key; and an index.
    private static let inputByteCount = 37
}
