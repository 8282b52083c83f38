import PaymentModel
import Payments
import StrictJSON
import Tron
import TronNode

extension PayoutEvaluation {
    /// `PayoutEvaluation` of the contract.
    func json(requestID: String) -> JSON {
        [
            "accepted": .bool(refusal == nil),
            "problem": .optional(refusal) { Problem($0).document(requestID: requestID) },
            "approvals_required": .integer(approvalsRequired),
            "hold_reason": .optional(holdReason) { .string($0.rawValue) },
            "rules": .array(outcomes.map(\.json)), "fee_estimate": .optional(cost, \.json),
        ]
    }
}

extension RuleOutcome {
    fileprivate var json: JSON {
        [
            "rule": .string(rule.rawValue), "passed": .bool(passed), "limit": .optional(limit, JSON.amount),
            "left": .optional(left, JSON.amount),
        ]
    }
}
