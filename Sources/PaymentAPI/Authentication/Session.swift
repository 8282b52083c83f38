import PaymentModel
import Payments

/// Who the caller is, as a verified token says, and what the token allows.
struct Session: Hashable, Sendable {
    let subject: String
    /// As the token names them. Unknown ones grant nothing.
    let roles: [String]
    let permissions: Set<Permission>
    /// `exp` of the token, without the leeway.
    let expiresAt: Timestamp
    /// The token's own id, if it has one.
    let tokenID: String?
    /// When the token was issued; nil if it does not say so in earnest.
    let issuedAt: Timestamp?

    init(_ claims: TokenClaims, issuedAt: Timestamp? = nil) {
        self.issuedAt = issuedAt
        subject = claims.subject
        roles = claims.roles
        expiresAt = Timestamp(
            milliseconds: claims.expiresAt.multipliedReportingOverflow(by: 1000).partialValue)
        tokenID = claims.tokenID
        let granted = claims.roles.compactMap { Role(rawValue: $0.lowercased()) }.map(\.permissions)
        let all = granted.reduce(into: Set<Permission>()) { $0.formUnion($1) }
        permissions =
            claims.scope.map { scope in
                all.intersection(scope.split(separator: " ").compactMap { Permission(rawValue: String($0)) })
            } ?? all
    }
}
