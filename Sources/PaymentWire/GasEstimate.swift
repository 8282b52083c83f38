import PaymentModel
package import Payments
package import StrictJSON
import Tron
import TronNode

extension FeeEstimate {
    /// `GasEstimate` of the contract.
    package var json: JSON {
        [
            "would_succeed": .bool(wouldSucceed), "revert_reason": .optional(revertReason, JSON.string),
            "energy": .integer(energy), "energy_penalty": .integer(energyPenalty),
            "bandwidth": .integer(bandwidth), "energy_available": .integer(resources.energyAvailable),
            "bandwidth_available": .integer(resources.bandwidthAvailable), "fee": .amount(fee),
            "recommended_fee_limit": .amount(recommendedFeeLimit),
            "recipient_activated": .bool(isRecipientActivated),
        ]
    }
}
