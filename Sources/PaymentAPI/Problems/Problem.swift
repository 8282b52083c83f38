import PaymentModel
import Payments
import StrictJSON

/// An error as callers see it: `application/problem+json` (RFC 9457).
struct Problem: Error, Sendable {
    let code: ProblemCode
    /// For the caller. It never has a secret.
    var detail: String?
    /// The values that are not acceptable.
    var violations = Violations()
    /// Members that only some codes have, such as `wallet_id`.
    var members: JSONObject = [:]
    /// After how many seconds the same request may succeed.
    var retryAfterSeconds: Int?
    /// Header fields other than `Retry-After`, such as `Allow`.
    var headers: [(name: String, value: String)] = []

    init(_ code: ProblemCode, _ detail: String? = nil) {
        self.code = code
        self.detail = detail
    }

    /// `validation_failed` with `violations`; `not_found` if the path's id is all that is wrong.
    static func invalid(_ violations: Violations) -> Self {
        guard violations.count > 0 || !violations.hasUnknownID else { return Self(.notFound) }
        var problem = Self(.validationFailed, violations.text)
        problem.violations = violations
        return problem
    }

    /// The problem that any error is to the caller. Unknown errors show nothing of themselves.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as PaymentError: self.init(error)
        case is CancellationError:
            self.init(.storeUnavailable, "The service is shutting down.")
        default: self.init(.internalError)
        }
        if code == .storeUnavailable || code == .nodeUnavailable {
            retryAfterSeconds = retryAfterSeconds ?? 1
        }
    }

    private init(_ error: PaymentError) {
        let code = ProblemCode(error.code)
        let violations = Violations(error.violations)
        switch code {
        // Callers need not know what went wrong inside.
        case .internalError: self.init(code)
        case .validationFailed where violations.count > 0: self.init(code, violations.text)
        default: self.init(code, error.reason)
        }
        self.violations = violations
        if let rule = error.rule { members["rule"] = .string(rule) }
        if let id = error.walletID { members["wallet_id"] = .string(id.text) }
        if let id = error.payoutID { members["payout_id"] = .string(id.text) }
        if let id = error.recipientID { members["recipient_id"] = .string(id.text) }
    }

    /// The document.
    func document(requestID: String) -> JSON {
        var object: JSONObject = [
            "type": .string("/problems/" + code.rawValue), "title": .string(code.title),
            "status": .number(JSONNumber(code.status)), "code": .string(code.rawValue),
        ]
        if let detail { object["detail"] = .string(detail) }
        object["request_id"] = .string(requestID)
        if !violations.listed.isEmpty {
            object["errors"] = .array(
                violations.listed.map { violation in
                    var entry: JSONObject = ["location": .string(violation.location)]
                    if let code = violation.code { entry["code"] = .string(code.rawValue) }
                    entry["detail"] = .string(violation.detail)
                    return .object(entry)
                })
        }
        for member in members.members { object[member.key] = member.value }
        if let retryAfterSeconds { object["retry_after"] = .number(JSONNumber(retryAfterSeconds)) }
        return .object(object)
    }
}
