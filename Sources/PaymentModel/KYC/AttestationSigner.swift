import Crypto
import CryptoExtras
import Foundation
public import StrictJSON
public import Tron

/// Makes KYC attestations: for development, and for issuers without software of their own.
public struct AttestationSigner: Sendable {
    private enum Material: Sendable {
        case p256(P256.Signing.PrivateKey)
        case ed25519(Curve25519.Signing.PrivateKey)
    }

    /// What is attested.
    public struct Statement: Sendable {
        /// `iss`: the issuer's name in `LUCID_KYC_ISSUERS`.
        public var issuer: String
        /// `sub`: the address that was identified.
        public var recipient: Address
        /// 1…5.
        public var level: Int
        /// For each payout, a decimal; nil for none.
        public var maximum: String?
        /// From issue to `exp`, in whole seconds.
        public var lifetime: Duration
        /// `jti`.
        public var id: String

        /// A statement without a maximum.
        public init(issuer: String, recipient: Address, level: Int, lifetime: Duration, id: String) {
            self.issuer = issuer
            self.recipient = recipient
            self.level = level
            self.lifetime = lifetime
            self.id = id
        }
    }

    private let material: Material
    private let name: String?

    /// The private key in `text`: PEM, or a JWK with `d`; EC P-256 or Ed25519.
    ///
    /// - Throws: `KYCSettingsError` if it is not valid. Nothing of the key is in the error.
    public init(key text: String) throws(KYCSettingsError) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.hasPrefix("{") else {
            name = nil
            if let key = try? P256.Signing.PrivateKey(pemRepresentation: text) {
                material = .p256(key)
            } else if let key = try? Curve25519.Signing.PrivateKey(pemRepresentation: text) {
                material = .ed25519(key)
            } else {
                throw KYCSettingsError("the key is not PEM of EC P-256 or Ed25519")
            }
            return
        }
        guard let jwk = try? JSON(parsing: text),
            let secret = jwk["d"]?.string.flatMap({ Base64URL.bytes($0[...]) })
        else { throw KYCSettingsError("the key is not a JWK with a private part") }
        name = jwk["kid"]?.string
        switch (jwk["kty"]?.string, jwk["crv"]?.string) {
        case ("EC", "P-256"):
            guard let key = try? P256.Signing.PrivateKey(rawRepresentation: secret) else {
                throw KYCSettingsError("the key is not a P-256 key")
            }
            material = .p256(key)
        case ("OKP", "Ed25519"):
            guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: secret) else {
                throw KYCSettingsError("the key is not an Ed25519 key")
            }
            material = .ed25519(key)
        default: throw KYCSettingsError("the key is neither EC P-256 nor Ed25519")
        }
    }

    /// The signed attestation, issued at `time`.
    public func attestation(_ statement: Statement, at time: Timestamp) throws -> String {
        let now = time.milliseconds / 1000
        var payload: JSONObject = [
            "iss": .string(statement.issuer), "sub": .string(statement.recipient.base58),
            "iat": .number(JSONNumber(now)),
            "exp": .number(JSONNumber(now + statement.lifetime.components.seconds)),
            "jti": .string(statement.id), "kyc_level": .number(JSONNumber(statement.level)),
        ]
        if let maximum = statement.maximum { payload["max_amount"] = .string(maximum) }
        var header: JSONObject = ["alg": .string(algorithm), "typ": "JWT"]
        if let name { header["kid"] = .string(name) }
        let signed =
            Base64URL.text(JSON.object(header).encoded()) + "."
            + Base64URL.text(JSON.object(payload).encoded())
        let signature: Data
        switch material {
        case .p256(let key): signature = try key.signature(for: Data(signed.utf8)).rawRepresentation
        case .ed25519(let key): signature = try key.signature(for: Data(signed.utf8))
        }
        return signed + "." + Base64URL.text(signature)
    }

    /// The public key as an issuer's JWK set, for LUCID_KYC_ISSUERS.
    public var publicKeys: JSON {
        var jwk: JSONObject
        switch material {
        case .p256(let key):
            let point = Array(key.publicKey.rawRepresentation)
            jwk = [
                "kty": "EC", "crv": "P-256", "x": .string(Base64URL.text(point.prefix(32))),
                "y": .string(Base64URL.text(point.suffix(32))),
            ]
        case .ed25519(let key):
            jwk = [
                "kty": "OKP", "crv": "Ed25519",
                "x": .string(Base64URL.text(key.publicKey.rawRepresentation)),
            ]
        }
        if let name { jwk["kid"] = .string(name) }
        return ["keys": .array([.object(jwk)])]
    }

    private var algorithm: String {
        switch material {
        case .p256: "ES256"
        case .ed25519: "EdDSA"
        }
    }
}
