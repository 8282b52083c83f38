public import StrictJSON
package import Tron

/// The issuers whose attestations are accepted, and their keys.
public struct KYCIssuers: Sendable {
    private let keys: [String: [AttestationKey]]

    private enum Limits {
        /// How far issuers' clocks may be from ours.
        static let leewaySeconds: Int64 = 30
        static let algorithms: Set<String> = ["ES256", "EdDSA", "HS256"]
    }

    /// Accepts no issuer.
    public static let none = Self(keys: [:])

    private init(keys: [String: [AttestationKey]]) {
        self.keys = keys
    }

    /// `{"issuers":[{"iss":"…","jwks":{"keys":[…]}}]}`
    ///
    /// - Throws: `KYCSettingsError` if a part of it can't be used.
    public init(json: JSON) throws(KYCSettingsError) {
        guard let members = json.object, members.keys == ["issuers"], let issuers = json["issuers"]?.array
        else { throw KYCSettingsError("must be an object with the one member issuers, a list") }
        var keys: [String: [AttestationKey]] = [:]
        for issuer in issuers {
            guard let object = issuer.object, Set(object.keys) == ["iss", "jwks"],
                let name = object["iss"]?.string, !name.isEmpty
            else { throw KYCSettingsError("an issuer has the members iss and jwks") }
            guard let set = object["jwks"]?["keys"]?.array, !set.isEmpty else {
                throw KYCSettingsError("the issuer \(name) has no keys")
            }
            guard keys[name] == nil else { throw KYCSettingsError("the issuer \(name) stands twice") }
            var own: [AttestationKey] = []
            for jwk in set { own.append(try AttestationKey(jwk: jwk)) }
            keys[name] = own
        }
        self.keys = keys
    }

    /// What `token` attests about `recipient` at `now`.
    ///
    /// - Throws: `PaymentError` with `kycAttestationInvalid`.
    package func attestation(
        in token: String, of recipient: Address, at now: Timestamp
    ) throws(PaymentError) -> KYCAttestation {
        guard let jws = CompactJWS(token) else { throw .badAttestation("it is not a signed JWS") }
        guard let algorithm = jws.header["alg"]?.string, Limits.algorithms.contains(algorithm) else {
            throw .badAttestation("its algorithm is not ES256, EdDSA or HS256")
        }
        guard jws.header["crit"] == nil else { throw .badAttestation("it has critical header fields") }
        guard let issuer = jws.payload["iss"]?.string, let keys = keys[issuer] else {
            throw .badAttestation("its issuer is not configured")
        }
        let name = jws.header["kid"]?.string
        let candidates = keys.filter { key in
            key.algorithm == algorithm && (name == nil || key.name == nil || key.name == name)
        }
        guard candidates.contains(where: { $0.verifies(jws.signature, of: jws.signed) }) else {
            throw .badAttestation("it is not signed by a key of its issuer")
        }
        let attestation = try KYCAttestation(claims: jws.payload)
        guard attestation.recipient == recipient else { throw .badAttestation("it is of another recipient") }
        let seconds = now.milliseconds / 1000
        guard seconds < attestation.expiresAt + Limits.leewaySeconds else {
            throw .badAttestation("it expired")
        }
        guard attestation.notBefore <= seconds + Limits.leewaySeconds else {
            throw .badAttestation("it is not valid yet")
        }
        return attestation
    }
}
