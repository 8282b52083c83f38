import Foundation
import JWTKit
public import PaymentModel
import Payments
import StrictJSON

/// Makes tokens for callers of this service: for operators, and for development.
public struct TokenIssuer: Sendable {
    private let secret: [UInt8]
    private let issuer: String
    private let audience: String

    public init(secret: [UInt8], issuer: String, audience: String) {
        self.secret = secret
        self.issuer = issuer
        self.audience = audience
    }

    /// A JWT of `subject`, signed with HS256, from `time` on for `lifetime`.
    ///
    /// - Parameters:
    ///   - scope: permissions separated by spaces that narrow what the roles give; nil for all that they give.
    ///   - id: `jti`, by which the token can be revoked.
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
