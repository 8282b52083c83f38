import Foundation
import JWTKit
public import PaymentModel
import Payments
import StrictJSON

/// Makes tokens for callers: for operators, and for development.
public struct TokenIssuer: Sendable {
    private let secret: [UInt8]
    private let issuer: String
    private let audience: String

    /// An issuer of tokens that carry `issuer` and `audience`, signed with `secret`.
    public init(secret: [UInt8], issuer: String, audience: String) {
        self.secret = secret
        self.issuer = issuer
        self.audience = audience
    }

    /// A JWT for `subject`, signed with HS256, valid from `time` for `lifetime`.
    ///
    /// - Parameters:
    ///   - scope: permissions, separated by spaces, to which the roles are narrowed; nil for all that they
    ///     grant.
    ///   - id: `jti`, which names the token.
    public func token(
        subject: String, roles: [Role], scope: String?, lifetime: Duration, at time: Timestamp, id: String
    ) async throws -> String {
        let now = time.milliseconds / 1000
        var payload: JSONObject = [
            "iss": .string(issuer), "aud": .string(audience), "sub": .string(subject),
            "iat": .number(JSONNumber(now)), "exp": .number(JSONNumber(now + lifetime.components.seconds)),
            "jti": .string(id), "roles": .array(roles.map { .string($0.rawValue) }),
        ]
        if let scope { payload["scope"] = .string(scope) }
        let header: JSON = ["alg": "HS256", "typ": "JWT"]
        let signed = Base64URL.text(header.encoded()) + "." + Base64URL.text(JSON.object(payload).encoded())
        let signature = try await JWTKeyCollection.hs256(secret).sign(Array(signed.utf8))
        return signed + "." + Base64URL.text(signature)
    }
}

extension JWTKeyCollection {
    /// HS256 with `secret`.
    static func hs256(_ secret: [UInt8]) async throws -> any JWTAlgorithm {
        let keys = JWTKeyCollection()
        await keys.add(hmac: HMACKey(from: Data(secret)), digestAlgorithm: .sha256)
        return try await keys.getKey()
    }
}
