package import Tron

/// What a wallet has left for another record.
package struct SpendableFunds: Sendable {
    /// In each asset's smallest unit; below 0 if more is reserved than the wallet has.
    package var units: [Asset: Int64]
    /// Final energy from stake that no other record counts on.
    package var energy: Energy
    /// Energy that the next transaction would find, including newer stake.
    package var energyNow: Energy

    /// What is left, by asset and of energy.
    package init(units: [Asset: Int64], energy: Energy, energyNow: Energy) {
        self.units = units
        self.energy = energy
        self.energyNow = energyNow
    }

    /// More than anything costs, to plan what a wallet can't pay yet.
    package static func plenty(of assets: [Asset], energy: Energy) -> Self {
        Self(
            units: Dictionary(assets.map { ($0, .max / 4) }) { first, _ in first }, energy: energy,
            energyNow: energy)
    }

    /// What is left of `asset`.
    package subscript(asset: Asset) -> Int64 {
        get { units[asset] ?? 0 }
        set { units[asset] = newValue }
    }

    /// - Throws: `PlanRefusal.insufficientFunds` if less than `amount` is left.
    package func require(_ amount: AssetAmount?) throws(PlanRefusal) {
        guard let amount, amount.units > self[amount.asset] else { return }
        throw .insufficientFunds(amount.asset)
    }
}
