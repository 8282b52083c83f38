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

extension PayoutCost {
    /// `GasEstimate` of the contract.
    fileprivate var json: JSON {
        [
            "would_succeed": .bool(wouldSucceed), "revert_reason": .optional(revertReason, JSON.string),
            "energy": .integer(energy), "energy_penalty": .integer(energyPenalty),
            "bandwidth": .integer(bandwidth), "energy_available": .integer(resources.energyAvailable),
            "bandwidth_available": .integer(resources.bandwidthAvailable), "fee": .amount(fee),
            "recommended_fee_limit": .amount(feeLimit), "recipient_activated": .bool(isRecipientActivated),
        ]
    }
}
