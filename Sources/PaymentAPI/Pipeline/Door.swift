import HTTPTypes
import Logging
import PaymentModel
import Payments
import TronNode

/// Lets requests in: judges each one, step by step, and hands it to its operation.
///
/// Each step takes what the step before it made, and only that step can make it: a request can't reach an
/// operation past any of them.
struct Door: Sendable {
    private let origin: CallerOrigin
    private let head: HeadStep
    private let strangers: StrangerStep
    private let token: TokenStep
    private let permission: PermissionStep
    private let rate: RateStep
    private let body: BodyStep
    private let idempotency: IdempotencyStep
    private let operation: OperationStep
    private let audit: RefusalAudit
    private let log: RequestLog
    private let metrics: RequestMetrics
    private let requestIDs: RequestIDSource
    private let basePath: String

    init(
        system: PaymentServices, tokens: TokenVerifier, rateLimit: RateLimit, operations: [Operation],
        basePath: String, origin: CallerOrigin, strangerSums: StrangerSums, logger: Logger
    ) {
        let rates = RateLimiter(rateLimit)
        self.basePath = basePath
        self.origin = origin
        strangers = StrangerStep(rateLimit, clock: system.clock)
        head = HeadStep(routes: RouteTable(operations), basePath: basePath)
        token = TokenStep(tokens: tokens, sessions: system.sessions, clock: system.clock)
        permission = PermissionStep(rates: rates, clock: system.clock)
        rate = RateStep(rates: rates, clock: system.clock)
        body = BodyStep()
        idempotency = IdempotencyStep()
        operation = OperationStep(desk: IdempotencyDesk(store: system.store))
        audit = RefusalAudit(audit: system.audit, strangers: strangerSums, logger: logger)
        log = RequestLog(logger: logger)
        metrics = RequestMetrics(operations: operations)
        requestIDs = RequestIDSource(clock: system.clock, random: system.random)
    }

    /// The order in which requests are judged. The contract promises it as "Order of refusals".
    private func enter(_ arrival: Arrival, _ visit: inout Visit) async throws -> Answer {
        let call = try head.find(arrival, &visit)  // 400, 404, 405
        try strangers.admit(call, visit)  // 429
        let authenticated = try await token.check(call, &visit)  // 401
        let permitted = try permission.check(authenticated, &visit)  // 403, 429
        let admitted = try rate.take(permitted, &visit)  // 429
        let read = try await body.read(admitted)  // 400, 413, 415: no byte of a body is read before
        let named = try idempotency.name(read)  // 400, 422
        return try await operation.run(named, &visit)  // values, state, policy, funds
    }

    /// The reply to a request, whatever happens. Refusals are audited, and everything is logged.
    func reply(to arrival: Arrival) async -> Reply {
        let began = ContinuousClock.now
        var visit = Visit(
            requestID: requestIDs.id(of: arrival.head), trace: requestIDs.trace(of: arrival.head),
            target: arrival.head.path ?? "/",
            origin: origin.address(of: arrival))
        let trace = NodeRequestContext.Trace(
            requestID: visit.requestID, traceparent: visit.trace.text)
        var refusal: ProblemCode?
        let reply = await NodeRequestContext.$current.withValue(trace) {
            do {
                // Not one expression: the visit collects header fields while the answer is made.
                let answer = try await enter(arrival, &visit)
                return Reply(answer, to: visit, basePath: basePath)
            } catch {
                let error = strangers.charge(error, visit) { token.isGood(arrival) }
                let problem = (error as? Denial)?.problem ?? Problem(error)
                refusal = problem.code
                await audit.note(error, problem, of: visit)
                log.note(error, problem, of: visit)
                return Reply(problem, to: visit)
            }
        }
        let time = began.duration(to: .now)
        metrics.note(visit.operation, status: reply.status, refusal, took: time)
        log.note(arrival.head.method, reply, of: visit, took: time)
        return reply
    }

    /// The reply to bytes that are not an HTTP request.
    func replyToMalformedRequest() -> Reply {
        let visit = Visit(
            requestID: requestIDs.newID(), trace: requestIDs.newTrace(), target: "/", origin: nil)
        return Reply(Problem(.malformedRequest, "The request is not valid HTTP/1.1."), to: visit)
    }
}
