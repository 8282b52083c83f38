import PaymentModel
import Payments

/// Judges whether the token grants what the operation needs.
struct PermissionStep: Sendable {
    let rates: RateLimiter
    let clock: any ServiceClock

    /// - Throws: `forbidden`.
    func check(_ authenticated: Authenticated, _ visit: inout Visit) throws(Denial) -> Permitted {
        guard let session = authenticated.session,
            case .permission(let permission) = authenticated.call.operation.access,
            !session.permissions.contains(permission)
        else { return Permitted(call: authenticated.call, session: authenticated.session) }
        // Every reply to a good token reports its rate. A refusal here does not count against it.
        let verdict = rates.look(session.subject, at: clock.now())
        visit.headers += rates.limit.headers(for: verdict)
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
