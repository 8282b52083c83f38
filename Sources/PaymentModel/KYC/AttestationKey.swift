import Crypto
import Foundation
import StrictJSON

/// One key of an issuer. The key decides the algorithm, whatever a signature says about its own.
struct AttestationKey: Sendable {
    private enum Material: Sendable {
        case p256(P256.Signing.PublicKey)
        case ed25519(Curve25519.Signing.PublicKey)
        case secret(SymmetricKey)
    }

    /// `kid`; nil if the key has none.
    let name: String?
    private let material: Material

    private enum Limits {
        /// RFC 7518 section 3.2: a key as long as the hash.
        static let secretBytesMin = 32
    }

    /// The algorithm of the contract that the key is for.
    var algorithm: String {
        switch material {
        case .p256: "ES256"
        case .ed25519: "EdDSA"
        case .secret: "HS256"
        }
    }

    /// The key in a JWK (RFC 7517, RFC 8037).
    ///
    /// - Throws: `KYCSettingsError` if it is not valid, or has another use.
    init(jwk: JSON) throws(KYCSettingsError) {
        name = jwk["kid"]?.string
        switch (jwk["kty"]?.string, jwk["crv"]?.string) {
        case ("EC", "P-256"):
            guard let x = Self.bytes(jwk, "x"), let y = Self.bytes(jwk, "y"),
                let key = try? P256.Signing.PublicKey(rawRepresentation: x + y)
            else { throw KYCSettingsError("a key's x and y are not a point of P-256") }
            material = .p256(key)
        case ("OKP", "Ed25519"):
            guard let x = Self.bytes(jwk, "x"),
                let key = try? Curve25519.Signing.PublicKey(rawRepresentation: x)
            else { throw KYCSettingsError("a key's x is not a point of Ed25519") }
            material = .ed25519(key)
        case ("oct", _):
            guard let secret = Self.bytes(jwk, "k"), secret.count >= Limits.secretBytesMin else {
                throw KYCSettingsError("a symmetric key has at least \(Limits.secretBytesMin) bytes")
            }
            material = .secret(SymmetricKey(data: secret))
        default: throw KYCSettingsError("a key is not of EC P-256, Ed25519 or oct")
        }
        guard jwk["alg"].map({ $0.string == algorithm }) ?? true else {
            throw KYCSettingsError("a key's alg is not \(algorithm)")
        }
        guard jwk["use"].map({ $0.string == "sig" }) ?? true else {
            throw KYCSettingsError("a key is not for signatures")
        }
    }

    func verifies(_ signature: [UInt8], of signed: [UInt8]) -> Bool {
        switch material {
        case .p256(let key):
            guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else {
                return false
            }
            return key.isValidSignature(signature, for: signed)
        case .ed25519(let key): return key.isValidSignature(signature, for: signed)
        case .secret(let key):
            return HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: signed, using: key)
        }
    }

    private static func bytes(_ jwk: JSON, _ member: String) -> [UInt8]? {
        jwk[member]?.string.flatMap { Base64URL.bytes($0[...]) }
    }
}
