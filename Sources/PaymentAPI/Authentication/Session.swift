import PaymentModel
import Payments
import StrictJSON

/// Who a verified token says the caller is, and what it allows.
struct Session: Hashable, Sendable {
    let subject: String
    /// As the token names them; unknown ones give nothing.
    let roles: [String]
    let permissions: Set<Permission>
    /// The moment of `exp`; the leeway is not counted.
    let expiresAt: Timestamp
    /// The token's own id, where it has one.
    let tokenID: String?

    init(_ claims: TokenClaims) {
        subject = claims.subject
        roles = claims.roles
        expiresAt = Timestamp(
            milliseconds: claims.expiresAt.multipliedReportingOverflow(by: 1000).partialValue)
        tokenID = claims.tokenID
        let given = claims.roles.compactMap { Role(rawValue: $0.lowercased()) }.map(\.permissions)
        let all = given.reduce(into: Set<Permission>()) { $0.formUnion($1) }
        permissions =
            claims.scope.map { scope in
                all.intersection(scope.split(separator: " ").compactMap { Permission(rawValue: String($0)) })
            } ?? all
    }
}

/// The registered claims of a token (RFC 7519), and ours.
struct TokenClaims: Hashable, Sendable {
    let issuer: String
    let audiences: [String]
    let subject: String
    /// Seconds since 1970.
    let expiresAt: Int64
    let notBefore: Int64?
    let tokenID: String?
    let roles: [String]
    /// Permissions, separated by spaces; nil where the token does not narrow its roles.
    let scope: String?

    enum Limits {
        /// An audit entry and a query by actor hold this many.
        static let subjectCharactersMax = 256
        /// 2^53: past it a NumericDate is no date, and times a thousand it would not fit.
        static let secondsMax: Int64 = 1 << 53
    }

    /// The claims of `payload`.
    ///
    /// - Throws: `TokenRefusal` where a required one is missing or one is of another type.
    init(_ payload: JSON) throws(TokenRefusal) {
        guard let object = payload.object else { throw TokenRefusal("the payload is no object") }
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
        self.subject = subject
        self.expiresAt = expiresAt
        notBefore = try Self.seconds(object["nbf"])
        tokenID = try Self.text(object["jti"])
        scope = try Self.text(object["scope"])
        switch object["roles"] {
        case nil: roles = []
        case .array(let list): roles = list.compactMap(\.string)
        default: throw TokenRefusal("roles is no list")
        }
    }

    private static func text(_ value: JSON?) throws(TokenRefusal) -> String? {
        guard let value else { return nil }
        guard let text = value.string else { throw TokenRefusal("a claim is no text") }
        return text
    }

    /// A NumericDate; a fraction of a second is cut off.
    private static func seconds(_ value: JSON?) throws(TokenRefusal) -> Int64? {
        guard let value else { return nil }
        guard case .number(let number) = value,
            let seconds = number.literal.split(separator: ".").first.flatMap({ Int64($0) }),
            abs(seconds) <= Limits.secondsMax
        else { throw TokenRefusal("a time is no number of seconds") }
        return seconds
    }
}

/// Why a token is not accepted. For the log and the audit trail: the caller learns only that it is not.
struct TokenRefusal: Error, Hashable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
