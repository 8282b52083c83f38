import Payments
import StrictJSON
import Tron

extension TokenAllowance {
    /// `TokenAllowance` of the contract.
    var json: JSON {
        var amount: AssetAmount?
        if case .amount(let limited) = allowance { amount = limited }
        return [
            "owner": .address(owner), "spender": .address(spender), "asset": "USDT",
            "contract": .address(contract), "allowance": .optional(amount, JSON.amount),
            "unlimited": .bool(amount == nil),
        ]
    }
}

extension GasEstimate {
    /// `GasEstimate` of the contract.
    var json: JSON {
        [
            "would_succeed": .bool(wouldSucceed), "revert_reason": .optional(revertReason, JSON.string),
            "energy": .integer(energy), "energy_penalty": .integer(energyPenalty),
            "bandwidth": .integer(bandwidth), "energy_available": .integer(energyAvailable),
            "bandwidth_available": .integer(bandwidthAvailable), "fee": .amount(fee),
            "recommended_fee_limit": .amount(recommendedFeeLimit),
            "recipient_activated": .bool(isRecipientActivated),
        ]
    }
}
