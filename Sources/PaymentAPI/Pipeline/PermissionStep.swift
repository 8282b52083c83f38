import PaymentModel
import Payments

/// Judges whether the token grants what the operation needs.
struct PermissionStep: Sendable {
    let rates: RateLimiter
    let clock: any ServiceClock

    /// - Throws: `forbidden`; and `rate_limited` where there are more of these than the subject may make requests.
    func check(_ authenticated: Authenticated, _ visit: inout Visit) throws -> Permitted {
        guard let session = authenticated.session,
            case .permission(let permission) = authenticated.call.operation.access,
            !session.permissions.contains(permission)
        else { return Permitted(call: authenticated.call, session: authenticated.session) }
        let verdict = rates.take(session.subject, at: clock.now())
        visit.headers += rates.limit.headers(for: verdict)
        guard verdict.isAllowed else { throw Problem.rateLimited(until: verdict) }
        throw Denial(
            Problem(.forbidden, "This needs the permission \(permission.rawValue)."),
            reason: ("permission", permission.rawValue))
    }
}

/// A request whose token allows it.
struct Permitted {
    let call: Call
    /// Nil if the operation is open to everybody.
    let session: Session?

    fileprivate init(call: Call, session: Session?) {
        self.call = call
        self.session = session
    }
}
