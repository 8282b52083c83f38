import PaymentModel
import Payments
import StrictJSON

/// An error as it is answered: RFC 9457 `application/problem+json`.
struct Problem: Error, Sendable {
    let code: ProblemCode
    /// For the caller; never a secret.
    var detail: String?
    /// One entry per offending value.
    var offences: [PaymentError.Offence] = []
    /// Members that only some codes have, such as `wallet_id`.
    var members: JSONObject = [:]
    /// Seconds after which the same request may succeed.
    var retryAfterSeconds: Int?
    /// Header fields beside `Retry-After`, such as `Allow`.
    var headers: [(name: String, value: String)] = []

    init(_ code: ProblemCode, _ detail: String? = nil) {
        self.code = code
        self.detail = detail
    }

    /// Values that can be read and are not acceptable.
    static func invalid(_ offences: [PaymentError.Offence]) -> Self {
        var problem = Self(
            .validationFailed, offences.map { "\($0.location): \($0.detail)" }.joined(separator: "; "))
        problem.offences = offences
        return problem
    }

    /// The problem that any error is to the caller. What is not known shows nothing of itself.
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
        // What went wrong inside is nobody's business outside.
        self.init(code, code == .internalError ? nil : error.reason)
        offences = error.offences
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
        if !offences.isEmpty {
            object["errors"] = .array(
                offences.map { offence in
                    var entry: JSONObject = ["location": .string(offence.location)]
                    if let code = offence.code { entry["code"] = .string(code.rawValue) }
                    entry["detail"] = .string(offence.detail)
                    return .object(entry)
                })
        }
        for member in members.members { object[member.key] = member.value }
        if let retryAfterSeconds { object["retry_after"] = .number(JSONNumber(retryAfterSeconds)) }
        return .object(object)
    }
}
