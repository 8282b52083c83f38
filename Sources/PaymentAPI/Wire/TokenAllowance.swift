import PaymentModel
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
