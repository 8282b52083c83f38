/// Signatures of texts, which prove who holds an address and move nothing (TIP-191; `signMessageV2` of
/// TronWeb).
///
/// The signed bytes begin with 0x19 and a name, so that they can never be those of a transaction.
public enum MessageSigning {
    private static let prefix = Array("\u{19}TRON Signed Message:\n".utf8)

    /// The digest that is signed for `message`: the Keccak-256 of the prefix, the number of bytes in decimal digits,
    /// and the bytes.
    public static func digest(of message: some Collection<UInt8>) -> [UInt8] {
        Keccak256.hash(prefix + Array(String(message.count).utf8) + message)
    }

    /// The address whose key signed `message`.
    ///
    /// Compare it with the claimed address: a signature of something else recovers to another address.
    ///
    /// - Throws: `KeyError` if it is not a signature.
    public static func signer(
        of message: some Collection<UInt8>, signature: Signature
    ) throws(KeyError) -> Address {
        try PublicKey(recovering: signature, digest: digest(of: message)).address
    }

    /// The address whose key signed the UTF-8 of `message`.
    ///
    /// - Throws: `KeyError` if it is not a signature.
    public static func signer(of message: String, signature: Signature) throws(KeyError) -> Address {
        try signer(of: Array(message.utf8), signature: signature)
    }

    /// Whether `address` signed `message`.
    public static func isSigned(
        _ message: some Collection<UInt8>, by address: Address, signature: Signature
    ) -> Bool {
        // Anything else is not the address's signature.
        (try? signer(of: message, signature: signature)) == address
    }
}

extension PrivateKey {
    /// The signature of `message`; wallets write it as `Signature.messageHex`.
    public func sign(message: some Collection<UInt8>) throws(KeyError) -> Signature {
        try sign(MessageSigning.digest(of: message))
    }

    /// The signature of the UTF-8 of `message`.
    public func sign(message: String) throws(KeyError) -> Signature {
        try sign(message: Array(message.utf8))
    }
}

extension Signature {
    /// The 65 bytes as wallets write a message's signature: v is 27 or 28.
    public var messageBytes: [UInt8] { bytes.dropLast() + [bytes[64] + 27] }

    /// "0x" and 130 lower-case hex digits, v 27 or 28.
    public var messageHex: String { "0x" + messageBytes.hex }

    /// The signature in 130 hex digits, with or without "0x"; v counts from 0 or from 27.
    ///
    /// - Throws: `KeyError` for anything else.
    public init(parsing text: String) throws(KeyError) {
        let digits = text.hasPrefix("0x") ? text.dropFirst(2) : text[...]
        guard let bytes = [UInt8](hex: digits) else { throw .malformed }
        try self.init(bytes: bytes)
    }
}
