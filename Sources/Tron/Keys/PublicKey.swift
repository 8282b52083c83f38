import CSecp256k1

/// A public key of secp256k1.
public struct PublicKey: Hashable, Sendable {
    /// 65 bytes: 4, x, y.
    public let uncompressed: [UInt8]

    private init(_ key: inout secp256k1_pubkey) {
        var bytes = [UInt8](repeating: 0, count: 65)
        var count = bytes.count
        secp256k1_ec_pubkey_serialize(
            Secp256k1.shared.context, &bytes, &count, &key, UInt32(SECP256K1_EC_UNCOMPRESSED))
        uncompressed = bytes
    }

    /// The key in 33 or 65 bytes.
    ///
    /// - Throws: `KeyError` for another length, and for bytes that are not a point of the curve.
    public init(bytes: some Collection<UInt8>) throws(KeyError) {
        guard [33, 65].contains(bytes.count) else { throw .wrongLength }
        // 6 and 7 begin a hybrid form that libsecp256k1 reads and nobody writes.
        guard let first = bytes.first, (2...4).contains(first) else { throw .malformed }
        var key = secp256k1_pubkey()
        guard secp256k1_ec_pubkey_parse(Secp256k1.shared.context, &key, Array(bytes), bytes.count) == 1 else {
            throw .malformed
        }
        self.init(&key)
    }

    init(ofPrivateKey bytes: UnsafeRawBufferPointer) throws(KeyError) {
        var key = secp256k1_pubkey()
        guard let start = bytes.bindMemory(to: UInt8.self).baseAddress,
            secp256k1_ec_pubkey_create(Secp256k1.shared.context, &key, start) == 1
        else { throw .malformed }
        self.init(&key)
    }

    /// The key whose signature of `digest` (32 bytes) this is.
    ///
    /// - Throws: `KeyError` if the numbers are not of the curve or no key fits.
    public init(recovering signature: Signature, digest: [UInt8]) throws(KeyError) {
        guard digest.count == 32 else { throw .wrongLength }
        var recoverable = secp256k1_ecdsa_recoverable_signature()
        let context = Secp256k1.shared.context
        let bytes = signature.bytes
        guard
            secp256k1_ecdsa_recoverable_signature_parse_compact(
                context, &recoverable, bytes, Int32(bytes[64])) == 1
        else { throw .malformed }
        var key = secp256k1_pubkey()
        guard secp256k1_ecdsa_recover(context, &key, &recoverable, digest) == 1 else { throw .notRecoverable }
        self.init(&key)
    }

    /// 0x41 and the last 20 bytes of the Keccak-256 of x and y.
    public var address: Address {
        Address(endOf: Keccak256.hash(uncompressed.dropFirst()))
    }

    /// 33 bytes: 2 or 3 by y's parity, x.
    public var compressed: [UInt8] {
        let parity: UInt8 = (uncompressed.last ?? 0) & 1
        return [2 + parity] + uncompressed[1...32]
    }
}
