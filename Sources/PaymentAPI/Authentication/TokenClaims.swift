import PaymentModel
import StrictJSON

/// The registered claims of a token (RFC 7519), and our own.
struct TokenClaims: Hashable, Sendable {
    let issuer: String
    let audiences: [String]
    let subject: String
    /// Seconds since 1970.
    let expiresAt: Int64
    /// Seconds since 1970.
    let notBefore: Int64?
    let tokenID: String?
    let roles: [String]
    /// Permissions, separated by spaces; nil if the token does not narrow its roles.
    let scope: String?

    enum Limits {
        /// Audit entries, and queries for them by actor, hold this many.
        static let subjectCharactersMax = 256
        /// The last second of the year 9999: after it, a time has no text.
        static let secondsMax: Int64 = 253_402_300_799
    }

    /// The claims in `payload`.
    ///
    /// - Throws: `TokenRefusal` if a required claim is missing, or a claim has the wrong type.
    init(_ payload: JSON) throws(TokenRefusal) {
        guard let object = payload.object else { throw TokenRefusal("the payload is not an object") }
        guard let issuer = object["iss"]?.string else { throw TokenRefusal("iss is missing") }
        guard let subject = object["sub"]?.string, !subject.isEmpty,
            subject.unicodeScalars.count <= Limits.subjectCharactersMax
        else { throw TokenRefusal("sub is missing, empty or too long") }
        guard let expiresAt = try Self.seconds(object["exp"]) else { throw TokenRefusal("exp is missing") }
        switch object["aud"] {
        case .string(let audience): audiences = [audience]
        case .array(let list): audiences = list.compactMap(\.string)
        default: throw TokenRefusal("aud is missing")
        }
        self.issuer = issuer
        self.subject = subject.normalized
        self.expiresAt = expiresAt
        notBefore = try Self.seconds(object["nbf"])
        tokenID = try Self.text(object["jti"])?.normalized
        scope = try Self.text(object["scope"])
        switch object["roles"] {
        case nil: roles = []
        case .array(let list): roles = list.compactMap(\.string)
        default: throw TokenRefusal("roles is not a list")
        }
    }

    private static func text(_ value: JSON?) throws(TokenRefusal) -> String? {
        guard let value else { return nil }
        guard let text = value.string else { throw TokenRefusal("a claim is not text") }
        return text
    }

    /// A NumericDate. A fraction of a second is cut off.
    private static func seconds(_ value: JSON?) throws(TokenRefusal) -> Int64? {
        guard let value else { return nil }
        guard case .number(let number) = value,
            let seconds = number.truncated,
            (-Limits.secondsMax...Limits.secondsMax).contains(seconds)
        else { throw TokenRefusal("a time is not a number of seconds") }
        return seconds
    }
}

/// Why a token is not accepted: for the audit trail. The caller learns only that it is not.
struct TokenRefusal: Error, Hashable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
