import PaymentModel
import Payments

/// Bounds what an address can ask without a good token. Refusals draw on its budget, and so does everything that is open to
/// everybody but health; beyond the budget the answer is 429, whatever was asked.
struct StrangerStep: Sendable {
    private let budgets: RateLimiter
    private let clock: any ServiceClock

    /// - Parameter limit: of each address; of an IPv6 address its /64 network.
    init(_ limit: RateLimit, clock: any ServiceClock) {
        budgets = RateLimiter(limit)
        self.clock = clock
    }

    /// Counts a request of what is open to everybody.
    ///
    /// - Throws: `rate_limited` beyond the budget. Health is never counted.
    func admit(_ call: Call, _ visit: Visit) throws(Problem) {
        guard call.operation.access == .open, !call.operation.isHealth else { return }
        if let problem = draw(visit) { throw problem }
    }

    /// What becomes of a refusal: itself, or `rate_limited` if it is one that counts and is beyond the budget. 401 and 403
    /// count, and without a good token 404 and 405 too.
    func charge(_ error: any Error, _ visit: Visit, isGoodToken: () -> Bool) -> any Error {
        guard error is Denial || (visit.operation == nil && !isGoodToken()) else { return error }
        return draw(visit) ?? error
    }

    private func draw(_ visit: Visit) -> Problem? {
        let verdict = budgets.take(visit.origin?.subscriber.description ?? "", at: clock.now())
        guard !verdict.isAllowed else { return nil }
        var problem = Problem(
            .rateLimited,
            "Your address has sent too much without a good token. Try again in \(verdict.secondsToRefill) s.")
        problem.retryAfterSeconds = verdict.secondsToRefill
        return problem
    }
}
