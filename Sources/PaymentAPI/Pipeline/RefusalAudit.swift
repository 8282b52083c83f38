import Logging
import PaymentModel
import Payments
import StrictJSON

/// Writes refusals into the audit trail: of callers, and of what would have changed something.
struct RefusalAudit: Sendable {
    let audit: AuditService
    let strangers: StrangerSums
    let logger: Logger

    /// Notes that `visit` ended with `error`, which is `problem` to the caller.
    func note(_ error: any Error, _ problem: Problem, of visit: Visit) async {
        guard let operation = visit.operation else { return }
        // Without a good token: a sum, however many there are.
        guard visit.session != nil || operation.access == .open else {
            // A store that can't say whether a token was revoked refuses nobody.
            if [.unauthenticated, .rateLimited].contains(problem.code) { strangers.count(visit) }
            return
        }
        if let denial = error as? Denial {
            await record(
                "auth.denied", resourceID: nil, .denied,
                ["operation": .string(operation.id), denial.reason.name: .string(denial.reason.value)], visit)
        } else if let action = operation.audited {
            let isDenied = [.policyViolation, .rateLimited, .forbidden, .selfApproval].contains(problem.code)
            await record(
                action, resourceID: visit.parameters.values.first.map(Self.clipped),
                isDenied ? .denied : .failed,
                ["code": .string(problem.code.rawValue)], visit)
        }
    }

    /// An id as it was sent, which can be as long as a header; the longest of ours has 30 characters.
    private static func clipped(_ id: String) -> String {
        let kept = id.unicodeScalars.prefix(64)
        return kept.endIndex == id.unicodeScalars.endIndex ? id : String(String.UnicodeScalarView(kept)) + "…"
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
