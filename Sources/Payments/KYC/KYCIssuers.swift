public import StrictJSON
import Tron

/// Why a configuration of issuers, or a key for attestations, can't be used; the reason is for the operator.
public struct KYCSettingsError: Error, Hashable, Sendable {
    public let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}

/// Whose attestations are believed, and by which keys.
public struct KYCIssuers: Sendable {
    private let keys: [String: [AttestationKey]]

    private enum Limits {
        /// Clocks of issuers may be so far from ours.
        static let leewaySeconds: Int64 = 30
        static let algorithms: Set<String> = ["ES256", "EdDSA", "HS256"]
    }

    /// Nobody.
    public static let none = Self(keys: [:])

    private init(keys: [String: [AttestationKey]]) {
        self.keys = keys
    }

    /// `{"issuers":[{"iss":"…","jwks":{"keys":[…]}}]}`
    ///
    /// - Throws: `KYCSettingsError` where a part of it can't be used.
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

    /// What `token` attests of `recipient` at `now`.
    ///
    /// - Throws: `PaymentError` with `kycAttestationInvalid`.
    func attestation(
        in token: String, of recipient: Address, at now: Timestamp
    ) throws(PaymentError) -> KYCAttestation {
        guard let jws = CompactJWS(token) else { throw .badAttestation("it is no signed JWS") }
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

/// What an issuer says of a recipient.
struct KYCAttestation: Sendable {
    let recipient: Address
    /// 1…5.
    let level: Int
    /// For each payout, as the decimal that stands there; nil where there is none.
    let maximum: String?
    let id: String
    /// Seconds since 1970.
    let expiresAt: Int64
    /// Seconds since 1970: the later of `iat` and `nbf`.
    let notBefore: Int64

    private enum Limits {
        static let levels = Int64(1)...5
        static let idLength = 1...256
        /// 2^53: past it a NumericDate is no date.
        static let secondsMax: Int64 = 1 << 53
    }

    init(claims: JSON) throws(PaymentError) {
        guard let subject = claims["sub"]?.string, let recipient = try? Address(parsing: subject) else {
            throw .badAttestation("sub is no address")
        }
        guard let level = claims["kyc_level"]?.int64, Limits.levels.contains(level) else {
            throw .badAttestation("kyc_level is not 1 to 5")
        }
        guard let id = claims["jti"]?.string, Limits.idLength.contains(id.unicodeScalars.count) else {
            throw .badAttestation("jti is missing or too long")
        }
        switch claims["max_amount"] {
        case nil: maximum = nil
        case .string(let text): maximum = text
        default: throw .badAttestation("max_amount is no decimal string")
        }
        self.recipient = recipient
        self.level = Int(level)
        self.id = id
        guard let expiresAt = try Self.seconds(claims, "exp"), let issuedAt = try Self.seconds(claims, "iat")
        else { throw .badAttestation("exp or iat is missing") }
        self.expiresAt = expiresAt
        notBefore = max(issuedAt, try Self.seconds(claims, "nbf") ?? issuedAt)
    }

    /// Whether it covers a payout of `amount`.
    ///
    /// - Throws: `PaymentError` with `kycAttestationInvalid`, also where the maximum is no amount of the
    ///   asset.
    func requireCovering(_ amount: AssetAmount) throws(PaymentError) {
        guard let maximum else { return }
        guard let bound = try? AssetAmount(parsing: maximum, asset: amount.asset) else {
            throw .badAttestation("max_amount is no decimal of \(amount.asset.rawValue)")
        }
        guard amount.units <= bound.units else {
            throw .badAttestation("it is for at most \(bound.text) \(amount.asset.rawValue) a payout")
        }
    }

    /// A NumericDate; a fraction of a second is cut off.
    private static func seconds(_ claims: JSON, _ name: String) throws(PaymentError) -> Int64? {
        guard let value = claims[name] else { return nil }
        guard case .number(let number) = value,
            let seconds = number.literal.split(separator: ".").first.flatMap({ Int64($0) }),
            abs(seconds) <= Limits.secondsMax
        else { throw .badAttestation("\(name) is no number of seconds") }
        return seconds
    }
}

extension PaymentError {
    fileprivate static func badAttestation(_ reason: String) -> Self {
        Self(.kycAttestationInvalid, "The KYC attestation is not valid: \(reason).")
    }
}
