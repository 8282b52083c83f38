import PaymentModel
package import Payments
package import StrictJSON
import Tron

extension TokenAllowance {
    /// `TokenAllowance` of the contract.
    package var json: JSON {
        var amount: AssetAmount?
        if case .amount(let limited) = allowance { amount = limited }
        return [
            "owner": .address(owner), "spender": .address(spender), "asset": .string(token.symbol),
            "contract": .address(token.contract), "allowance": .optional(amount, JSON.amount),
            "unlimited": .bool(amount == nil),
        ]
    }
}

extension TokenDescription {
    /// An item of `GET /tron/tokens`.
    package var json: JSON {
        [
            "asset": .string(token.symbol), "name": .string(name), "contract": .address(token.contract),
            "decimals": .integer(token.decimals),
        ]
    }
}
