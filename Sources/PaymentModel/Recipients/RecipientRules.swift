package import Tron

/// Recipients that can't be paid by any route, because the money would be lost or go nowhere.
package struct RecipientRules: Sendable {
    private let assets: AssetRegistry

    /// Rules that refuse the contracts of `assets` too.
    package init(assets: AssetRegistry) {
        self.assets = assets
    }

    /// The violation by `recipient`, if there is one.
    package func violation(
        of recipient: Address, paidBy wallet: Wallet?, at location: String
    ) -> PaymentError.Violation? {
        if recipient == .blackHole {
            return .init(location, "is the black hole: anything sent there is burnt")
        }
        if recipient == .zero { return .init(location, "is the zero address") }
        if assets.token(at: recipient) != nil { return .init(location, "is the token's contract") }
        if recipient == wallet?.address { return .init(location, "is the paying wallet itself") }
        return nil
    }

    /// The violation by an amount of 0.
    package static func violation(of amount: AssetAmount, at location: String) -> PaymentError.Violation? {
        amount.units > 0 ? nil : .init(location, "must be more than 0")
    }
}
