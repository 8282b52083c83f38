import Foundation
import JWTKit
import PaymentModel
import Payments
import StrictJSON

/// What tokens are judged by.
public struct TokenSettings: Sendable {
    /// `iss` must be this.
    public var issuer: String
    /// `aud` must be or hold this.
    public var audience: String
    /// Of HS256; nil where only the JWK set verifies.
    public var secret: [UInt8]?
    /// A JWK set (RFC 7517) as JSON text: EC P-256, Ed25519, symmetric.
    public var jwks: String?

    public init(issuer: String, audience: String, secret: [UInt8]?, jwks: String? = nil) {
        self.issuer = issuer
        self.audience = audience
        self.secret = secret
        self.jwks = jwks
    }
}

/// Why settings for tokens can't be used; the reason is for the operator.
public struct TokenSettingsError: Error, Hashable, Sendable {
    public let reason: String
}

/// Judges bearer tokens: signature, then claims. The algorithm is the key's; what the token says of it only picks the key.
public struct TokenVerifier: Sendable {
    private let issuer: String
    private let audience: String
    private let keys: [VerificationKey]
    private let verified = VerifiedTokens()

    fileprivate enum Limits {
        /// Clocks of issuers may be so far from ours.
        static let leewaySeconds: Int64 = 30
        /// RFC 7518 section 3.2: a key as long as the hash.
        static let secretBytesMin = 32
    }

    /// - Throws: `TokenSettingsError` where there is no key, a secret is short, or the JWK set cannot be used.
    public init(_ settings: TokenSettings) async throws(TokenSettingsError) {
        issuer = settings.issuer
        audience = settings.audience
        var keys: [VerificationKey] = []
        if let secret = settings.secret {
            guard secret.count >= Limits.secretBytesMin else {
                throw TokenSettingsError(reason: "a JWT secret has at least 32 bytes")
            }
            keys.append(try await VerificationKey(secret: secret))
        }
        if let jwks = settings.jwks { keys += try await VerificationKey.keys(of: jwks) }
        guard !keys.isEmpty else { throw TokenSettingsError(reason: "there is no key to verify tokens with") }
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

    /// What `token` claims, where it is signed with a known key.
    private func claims(of token: String) throws(TokenRefusal) -> TokenClaims {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Self.json(parts[0]), let signature = Base64URL.bytes(parts[2])
        else {
            throw TokenRefusal("not a signed JWT")
        }
        let signed = Array((parts[0] + "." + parts[1]).utf8)
        let candidates = try candidates(for: header)
        guard candidates.contains(where: { $0.verifies(signature, of: signed) }) else {
            throw TokenRefusal("the signature is not of a known key")
        }
        guard let payload = Self.json(parts[1]) else { throw TokenRefusal("the payload is no JSON") }
        return try TokenClaims(payload)
    }

    /// The keys that the header's `kid` names, or all, as far as they are of its `alg`. The secret of the configuration has
    /// no name, and may be called by any.
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

/// One key, with the algorithm that goes with it.
private struct VerificationKey: Sendable {
    let algorithm: String
    /// `kid`; nil for the configuration's secret.
    let name: String?
    private let implementation: any JWTAlgorithm

    /// The algorithms of the contract.
    private static let algorithms: Set<String> = ["HS256", "ES256", "EdDSA"]

    init(secret: [UInt8]) async throws(TokenSettingsError) {
        algorithm = "HS256"
        name = nil
        do {
            implementation = try await JWTKeyCollection.hs256(secret)
        } catch {
            throw TokenSettingsError(reason: "the JWT secret cannot be used")
        }
    }

    private init(algorithm: String, name: String, implementation: any JWTAlgorithm) {
        self.algorithm = algorithm
        self.name = name
        self.implementation = implementation
    }

    static func keys(of jwks: String) async throws(TokenSettingsError) -> [Self] {
        guard let set = try? JSON(parsing: jwks), let entries = set["keys"]?.array, !entries.isEmpty else {
            throw TokenSettingsError(reason: "the JWK set has no keys")
        }
        var keys: [Self] = []
        for (index, entry) in entries.enumerated() {
            guard let name = entry["kid"]?.string else {
                throw TokenSettingsError(reason: "key \(index) of the JWK set has no kid")
            }
            keys.append(try await key(entry, named: name))
        }
        return keys
    }

    private static func key(_ entry: JSON, named name: String) async throws(TokenSettingsError) -> Self {
        let algorithm: String
        switch (entry["kty"]?.string, entry["crv"]?.string) {
        case ("EC", "P-256"): algorithm = "ES256"
        case ("OKP", "Ed25519"): algorithm = "EdDSA"
        case ("oct", _): algorithm = "HS256"
        default:
            throw TokenSettingsError(reason: "key \(name) of the JWK set is not of EC P-256, Ed25519 or oct")
        }
        guard entry["alg"]?.string ?? algorithm == algorithm else {
            throw TokenSettingsError(reason: "key \(name) of the JWK set is for another algorithm")
        }
        do {
            let implementation: any JWTAlgorithm
            if algorithm == "HS256" {
                // JWTKit has no JWK of this kind: the key is `k` (RFC 7518 section 6.4).
                let secret = entry["k"]?.string.flatMap { Base64URL.bytes($0) } ?? []
                guard secret.count >= TokenVerifier.Limits.secretBytesMin else {
                    throw TokenSettingsError(reason: "key \(name) of the JWK set has less than 32 bytes")
                }
                implementation = try await JWTKeyCollection.hs256(secret)
            } else {
                let keys = JWTKeyCollection()
                try await keys.add(jwk: JWK(json: entry.text))
                implementation = try await keys.getKey(for: JWKIdentifier(string: name), alg: algorithm)
            }
            return Self(algorithm: algorithm, name: name, implementation: implementation)
        } catch let error as TokenSettingsError {
            throw error
        } catch {
            throw TokenSettingsError(reason: "key \(name) of the JWK set cannot be read")
        }
    }

    func verifies(_ signature: [UInt8], of signed: [UInt8]) -> Bool {
        // An algorithm that can't read the signature says so by throwing.
        (try? implementation.verify(signature, signs: signed)) ?? false
    }
}
