import PaymentModel
import PaymentWire
import Payments
import StrictJSON

/// Judges bearer tokens: their signature, then their claims. The algorithm is the key's: what a token says
/// about it only selects the key.
public struct TokenVerifier: Sendable {
    private let issuer: String
    private let audience: String
    private let keys: [VerificationKey]
    private let verified = VerifiedTokens()

    private enum Limits {
        /// How far an issuer's clock may differ from ours.
        static let leewaySeconds: Int64 = 30
    }

    /// - Throws: `TokenSettingsError` if there is no key, a secret is too short, or the JWK set cannot be
    ///   used.
    public init(_ settings: TokenSettings) async throws(TokenSettingsError) {
        issuer = settings.issuer
        audience = settings.audience
        var keys: [VerificationKey] = []
        if let secret = settings.secret {
            keys.append(try await VerificationKey(secret: secret))
        }
        if let jwks = settings.jwks { keys += try await VerificationKey.keys(of: jwks) }
        guard !keys.isEmpty else {
            throw TokenSettingsError(reason: "no key to verify tokens with is configured")
        }
        self.keys = keys
    }

    /// The session that `token` opens at `now`.
    func session(of token: String, at now: Timestamp) throws(TokenRefusal) -> Session {
        if let known = verified.claims(of: token) {
            try judge(known, at: now.milliseconds / 1000)
            return Session(known)
        }
        let claims = try claims(of: token)
        try judge(claims, at: now.milliseconds / 1000)
        verified.note(claims, of: token)
        return Session(claims)
    }

    /// What `token` claims, if it is signed with a known key.
    private func claims(of token: String) throws(TokenRefusal) -> TokenClaims {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Self.json(parts[0]), let signature = Base64URL.bytes(parts[2])
        else {
            throw TokenRefusal("not a signed JWT")
        }
        let signed = Array((parts[0] + "." + parts[1]).utf8)
        let candidates = try candidates(for: header)
        guard candidates.contains(where: { $0.verifies(signature, of: signed) }) else {
            throw TokenRefusal("the signature was not made with a known key")
        }
        guard let payload = Self.json(parts[1]) else { throw TokenRefusal("the payload is not JSON") }
        return try TokenClaims(payload)
    }

    /// The keys for the header's `alg` that its `kid` names, or all of them if it names none. The secret of
    /// the configuration goes by any name.
    private func candidates(for header: JSON) throws(TokenRefusal) -> [VerificationKey] {
        guard let algorithm = header["alg"]?.string else { throw TokenRefusal("alg is missing") }
        guard header["crit"] == nil else { throw TokenRefusal("crit is not supported") }
        let name = header["kid"]?.string
        let keys = keys.filter { key in
            key.algorithm == algorithm && (name == nil || key.name == nil || key.name == name)
        }
        guard !keys.isEmpty else { throw TokenRefusal("no key for alg \(algorithm)") }
        return keys
    }

    private func judge(_ claims: TokenClaims, at now: Int64) throws(TokenRefusal) {
        guard claims.issuer == issuer else { throw TokenRefusal("another issuer") }
        guard claims.audiences.contains(audience) else { throw TokenRefusal("another audience") }
        guard now < claims.expiresAt + Limits.leewaySeconds else { throw TokenRefusal("expired") }
        if let notBefore = claims.notBefore, now < notBefore - Limits.leewaySeconds {
            throw TokenRefusal("not valid yet")
        }
    }

    private static func json(_ part: Substring) -> JSON? {
        Base64URL.bytes(part).flatMap {
            try? JSON(parsing: $0, limits: JSONLimits(depthMax: 16, bytesMax: 16_384))
        }
    }
}
