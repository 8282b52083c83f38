import CSecp256k1

/// The library's context: made once, blinded against side channels, only read afterwards.
struct Secp256k1: Sendable {
    // SAFETY: libsecp256k1 allows a context to be used by many threads at once as long as nobody changes it;
    // it is changed (randomised) only here, before anybody else has it.
    nonisolated(unsafe) let context: OpaquePointer

    /// The one context of the process.
    static let shared = Self()

    private init() {
        // Once, at the first use: a process without memory for a context signs nothing, and must not continue.
        guard let context = secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE)) else {
            preconditionFailure("libsecp256k1 has a context: only memory could be short")
        }
        var generator = SystemRandomNumberGenerator()
        let seed = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        // It fails for no seed of 32 bytes; unblinded it would still sign right.
        _ = secp256k1_context_randomize(context, seed)
        self.context = context
    }
}

/// Why something is not a key, or not a signature of one.
public enum KeyError: String, Error, Sendable, CaseIterable {
    /// Not 32 bytes.
    case wrongLength = "wrong_length"
    /// 0: the curve has no such key.
    case zero
    /// The curve's order itself, which is 0 again.
    case order
    /// More than the curve's order.
    case overOrder = "over_order"
    /// Not the bytes of a point, or not a number of the curve.
    case malformed
    /// The recovery byte is not 0…3 or 27…34.
    case badRecoveryByte = "bad_recovery_byte"
    /// No public key fits the signature and the digest.
    case notRecoverable = "not_recoverable"
}
