import PaymentModel
import Payments
import StrictJSON

/// A request as an operation sees it: the caller may do this, and the body can be read.
struct OperationRequest: Sendable {
    /// The values of the path's parameters, percent-decoded.
    let parameters: [String: String]
    /// Percent-decoded, in their order.
    let query: [QueryItem]
    let content: RequestContent
    /// The media types that the caller accepts.
    let accept: String?
    /// Nil only for operations that are open to everybody.
    let session: Session?
    let caller: Caller
    /// What identifies the request for replays; nil if it has no key.
    let idempotency: IdempotencyContext?
    /// `Prefer: wait`; nil if the caller does not want to wait.
    let wait: Duration?
}

/// The body of a request.
enum RequestContent: Sendable {
    /// The operation takes no body, or the body is optional and was not sent.
    case nothing
    case json(JSON)
    case csv(String)
}

/// What identifies an idempotent request.
struct IdempotencyContext: Hashable, Sendable {
    let key: IdempotencyKey
    /// The operation's name in the API.
    let operation: String
    /// SHA-256 of the path and the canonical body.
    let fingerprint: String
}

extension OperationRequest {
    /// Claims the request's key for the record that it makes, with what `answer` says about that record as
    /// the first answer.
    func claim<Record: Sendable>(
        answering answer: @escaping @Sendable (Record) -> Answer
    ) -> IdempotencyClaim<Record>? {
        idempotency.map { context in
            IdempotencyClaim(
                key: context.key, operation: context.operation, fingerprint: context.fingerprint
            ) { answer($0).stored }
        }
    }
}
