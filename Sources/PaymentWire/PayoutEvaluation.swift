import PaymentModel
package import Payments
package import StrictJSON
import Tron
import TronNode

extension PayoutEvaluation {
    /// `PayoutEvaluation` of the contract.
    ///
    /// - Parameter problem: what refuses the order, as a document; nil if it would be accepted.
    package func json(problem: JSON?) -> JSON {
        [
            "accepted": .bool(refusal == nil),
            "problem": problem ?? .null,
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
