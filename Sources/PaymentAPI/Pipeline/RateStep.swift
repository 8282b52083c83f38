import PaymentModel
import Payments

/// Counts the request against the rate of the token's subject.
struct RateStep: Sendable {
    let rates: RateLimiter
    let clock: any ServiceClock

    /// - Throws: `rate_limited`.
    func take(_ permitted: Permitted, _ visit: inout Visit) throws(Problem) -> Admitted {
        guard let session = permitted.session else { return Admitted(call: permitted.call, session: nil) }
        let verdict = rates.take(session.subject, at: clock.now())
        visit.headers += rates.limit.headers(for: verdict)
        guard verdict.isAllowed else {
            var problem = Problem(.rateLimited, "Try again in \(verdict.secondsToRefill) s.")
            problem.retryAfterSeconds = verdict.secondsToRefill
            throw problem
        }
        return Admitted(call: permitted.call, session: session)
    }
}

/// A request that is within its rate: its body may be read.
struct Admitted {
    let call: Call
    /// Nil if the operation is open to everybody.
    let session: Session?

    fileprivate init(call: Call, session: Session?) {
        self.call = call
        self.session = session
    }
}
