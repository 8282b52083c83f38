/// A recoverable ECDSA signature: r, s, and which of the possible keys made it.
public struct Signature: Hashable, Sendable, CustomStringConvertible {
    /// 65 bytes: r (32), s (32), v as 0…3.
    public let bytes: [UInt8]

    /// The length of a signature in bytes.
    public static let byteCount = 65

    init(compact: [UInt8], recoveryID: UInt8) {
        bytes = compact + [recoveryID]
    }

    /// The signature in 65 bytes. v counts from 0 or from 27, as java-tron takes it (`ECKey.signatureToKeyBytes`: 27
    /// is added below 27, 4 is subtracted from 31 on).
    ///
    /// - Throws: `KeyError` for another length and another v.
    public init(bytes: some Collection<UInt8>) throws(KeyError) {
        guard bytes.count == Self.byteCount else { throw .wrongLength }
        var bytes = Array(bytes)
        switch bytes[64] {
        case 0...3: break
        case 27...30: bytes[64] -= 27
        case 31...34: bytes[64] -= 31
        default: throw .badRecoveryByte
        }
        self.bytes = bytes
    }

    /// 130 lower-case hex digits.
    public var hex: String { bytes.hex }

    public var description: String { hex }
}
