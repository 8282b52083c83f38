import HTTPTypes
import Logging
import PaymentModel
import Payments
import Tron

/// One line for each request, and another for each failure that is not the caller's.
struct RequestLog: Sendable {
    let logger: Logger

    /// Notes what was replied.
    func note(_ method: HTTPRequest.Method, _ reply: Reply, of visit: Visit, took time: Duration) {
        logger.info(
            "request",
            metadata: [
                "request_id": "\(visit.requestID)", "trace_id": "\(visit.trace.traceID)",
                "method": "\(method.rawValue)",
                "operation": "\(visit.operation?.id ?? "none")", "subject": "\(visit.subject)",
                "status": "\(reply.status)", "milliseconds": "\(time.wholeMilliseconds)",
            ])
    }

    /// Notes an error that shows nothing of itself to the caller.
    func note(_ error: any Error, _ problem: Problem, of visit: Visit) {
        guard problem.code == .internalError else { return }
        logger.error(
            "request failed inside",
            metadata: ["request_id": "\(visit.requestID)", "reason": "\(error)"])
    }
}
