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
        guard verdict.isAllowed else { throw Problem.rateLimited(until: verdict) }
        return Admitted(call: permitted.call, session: session)
    }
}

extension Problem {
    /// The subject has made all requests of its rate.
    static func rateLimited(until verdict: RateLimiter.Verdict) -> Self {
        var problem = Self(.rateLimited, "Try again in \(verdict.secondsToRefill) s.")
        problem.retryAfterSeconds = verdict.secondsToRefill
        return problem
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
