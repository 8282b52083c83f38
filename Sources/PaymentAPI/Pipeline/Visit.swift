import PaymentModel
import Payments

/// What is known about a request while it is judged: for the header of its reply, the log and the audit
/// trail.
struct Visit: Sendable {
    let requestID: String
    /// The trace that it belongs to.
    let trace: TraceContext
    /// Path and query, as they were sent.
    let target: String
    /// The address that it comes from, behind trusted proxies too.
    let origin: NetworkAddress?
    /// Set by the head step.
    var operation: Operation?
    /// The values of the path's parameters. Set by the head step.
    var parameters: [String: String] = [:]
    /// Set by the token step, for operations that need a token.
    var session: Session?
    /// Header fields of the reply, whatever it will be.
    var headers: [(name: String, value: String)] = []

    init(requestID: String, trace: TraceContext, target: String, origin: NetworkAddress?) {
        self.requestID = requestID
        self.trace = trace
        self.target = target
        self.origin = origin
    }

    /// Who asks, as far as that is known.
    var subject: String { session?.subject ?? "anonymous" }

    var caller: Caller {
        Caller(
            subject: subject, requestID: requestID, remoteAddress: origin?.description,
            isAdmin: session?.isAdmin == true)
    }
}
