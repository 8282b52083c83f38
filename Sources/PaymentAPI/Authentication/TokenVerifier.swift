import PaymentModel
import PaymentWire
import Payments
import StrictJSON

/// Judges bearer tokens: their signature, then their claims. The algorithm is the key's: what a token says
/// about it only selects the key.
public struct TokenVerifier: Sendable {
    private let issuer: String
    private let audience: String
    private let keys: TokenKeys

    private enum Limits {
        /// How far an issuer's clock may differ from ours.
        static let leewaySeconds: Int64 = 30
        /// Of a whole token, before anything of it is decoded.
        static let bytesMax = 16_384
    }

    /// - Throws: `TokenSettingsError` if there is no key, a secret is too short, or the JWK set cannot be
    ///   used.
    public init(_ settings: TokenSettings) async throws(TokenSettingsError) {
        issuer = settings.issuer
        audience = settings.audience
        var secrets: [VerificationKey] = []
        if let secret = settings.secret { secrets = [try await VerificationKey(secret: secret)] }
        keys = TokenKeys(secret: secrets)
        if let jwks = settings.jwks { try await use(jwks, of: .configured) }
        guard !keys.ring.keys.isEmpty || settings.awaitsKeys else {
            throw TokenSettingsError(reason: "no key to verify tokens with is configured")
        }
    }

    /// Replaces the keys of `source` by those of the JWK set `jwks`. Tokens that only a former key signed are refused
    /// from now on.
    ///
    /// - Throws: `TokenSettingsError` if the set cannot be used; then the keys stay as they are.
    public func use(_ jwks: String, of source: TokenKeySource) async throws(TokenSettingsError) {
        keys.replace(try await VerificationKey.keys(of: jwks, from: source), of: source)
    }

    /// Takes away the keys of `source`.
    public func drop(_ source: TokenKeySource) { keys.replace([], of: source) }

    /// The session that `token` opens at `now`.
    func session(of token: String, at now: Timestamp) throws(TokenRefusal) -> Session {
        let ring = keys.ring
        if let known = ring.verified.claims(of: token) {
            try judge(known, at: now.milliseconds / 1000)
            return Session(known, issuedAt: Self.issueTime(of: known, at: now))
        }
        let claims = try claims(of: token, by: ring.keys)
        try judge(claims, at: now.milliseconds / 1000)
        ring.verified.note(claims, of: token)
        return Session(claims, issuedAt: Self.issueTime(of: claims, at: now))
    }

    /// When the token says that it was issued. A time that has not come yet is not believed: its token would outlive
    /// every revocation of its subject.
    private static func issueTime(of claims: TokenClaims, at now: Timestamp) -> Timestamp? {
        guard let seconds = claims.issuedAt,
            seconds <= now.milliseconds / 1000 + Limits.leewaySeconds
        else { return nil }
        return Timestamp(milliseconds: seconds * 1000)
    }

    /// What `token` claims, if it is signed with a known key.
    private func claims(
        of token: String, by keys: [VerificationKey]
    ) throws(TokenRefusal) -> TokenClaims {
        guard token.utf8.count <= Limits.bytesMax else { throw TokenRefusal("the token is too long") }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Self.json(parts[0]), let signature = Base64URL.bytes(parts[2])
        else {
            throw TokenRefusal("not a signed JWT")
        }
        let signed = Array((parts[0] + "." + parts[1]).utf8)
        let candidates = try Self.candidates(for: header, among: keys)
        guard candidates.contains(where: { $0.verifies(signature, of: signed) }) else {
            throw TokenRefusal("the signature was not made with a known key")
        }
        guard let payload = Self.json(parts[1]) else { throw TokenRefusal("the payload is not JSON") }
        return try TokenClaims(payload)
    }

    /// The keys for the header's `alg` that its `kid` names, or all of them if it names none. The secret of
    /// the configuration goes by any name.
    private static func candidates(
        for header: JSON, among keys: [VerificationKey]
    ) throws(TokenRefusal) -> [VerificationKey] {
        guard let algorithm = header["alg"]?.string else { throw TokenRefusal("alg is missing") }
        guard header["crit"] == nil else { throw TokenRefusal("crit is not supported") }
        let name = header["kid"]?.string
        let keys = keys.filter { key in
            key.algorithm == algorithm && (name == nil || key.name == nil || key.name == name)
        }
        guard !keys.isEmpty else { throw TokenRefusal("no key for the token's alg and kid") }
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
