/// The rules that tokens are judged by.
public struct TokenSettings: Sendable {
    /// `iss` must be this.
    public var issuer: String
    /// `aud` must be this, or contain it.
    public var audience: String
    /// For HS256; nil if only the JWK set has keys.
    public var secret: [UInt8]?
    /// A JWK set (RFC 7517) as JSON text, with keys for EC P-256 and Ed25519, and symmetric ones.
    public var jwks: String?
    /// Whether keys come later, from a JWK set that is fetched: then the server starts without any.
    public var awaitsKeys = false

    /// Settings with a secret, a JWK set, or both; without either the server does not start.
    public init(issuer: String, audience: String, secret: [UInt8]?, jwks: String? = nil) {
        self.issuer = issuer
        self.audience = audience
        self.secret = secret
        self.jwks = jwks
    }
}

/// Why settings for tokens can't be used. The reason is for the operator.
public struct TokenSettingsError: Error, Hashable, Sendable {
    /// What is wrong, as part of a sentence; holds nothing of a key.
    public let reason: String
}
