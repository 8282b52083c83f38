import Logging
import PaymentModel
import Payments
import StrictJSON

/// Writes refusals into the audit trail: of callers, and of what would have changed something.
struct RefusalAudit: Sendable {
    let audit: AuditService
    let logger: Logger

    /// Notes that `visit` ended with `error`, which is `problem` to the caller.
    func note(_ error: any Error, _ problem: Problem, of visit: Visit) async {
        guard let operation = visit.operation else { return }
        if let denial = error as? Denial {
            await record(
                "auth.denied", resourceID: nil, .denied,
                ["operation": .string(operation.id), denial.reason.name: .string(denial.reason.value)], visit)
        } else if let action = operation.audited {
            let isDenied = [.policyViolation, .rateLimited, .forbidden, .selfApproval].contains(problem.code)
            await record(
                action, resourceID: visit.parameters.values.first, isDenied ? .denied : .failed,
                ["code": .string(problem.code.rawValue)], visit)
        }
    }

    private func record(
        _ action: String, resourceID: String?, _ outcome: AuditOutcome, _ details: JSONObject, _ visit: Visit
    ) async {
        do {
            try await audit.record(
                action, resourceID: resourceID, outcome: outcome, details: details, by: visit.caller)
        } catch {
            // The caller is refused either way. That the trail lacks the refusal is for the operator to know.
            logger.error(
                "refusal not audited",
                metadata: ["request_id": "\(visit.requestID)", "action": "\(action)", "reason": "\(error)"])
        }
    }
}
