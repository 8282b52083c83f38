import HTTPTypes
import PaymentModel
import Payments

/// Gives requests their ids.
struct RequestIDSource: Sendable {
    let clock: any ServiceClock
    let random: any RandomSource

    /// The caller's own id if it sent a usable one in `X-Request-ID`, otherwise a new one.
    func id(of head: HTTPRequest) -> String {
        if let value = head.headerFields.value(of: "X-Request-ID"), (1...128).contains(value.utf8.count),
            value.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        {
            return value
        }
        return newID()
    }

    /// The trace that the caller's `traceparent` names; a new one if it has none, or one that is not valid.
    func trace(of head: HTTPRequest) -> TraceContext {
        TraceContext(parsing: head.headerFields.value(of: "traceparent")) ?? newTrace()
    }

    /// A trace that no other request has.
    func newTrace() -> TraceContext { TraceContext(random: random) }

    /// An id that no other request has.
    func newID() -> String { "req_" + ULID(at: clock.now(), random: random).text }
}
