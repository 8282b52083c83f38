import Tron

/// How much of an asset a wallet has, what of it is taken, and what another order could take; in the smallest unit.
package struct FundsFigures: Hashable, Sendable {
    /// The asset that the figures are of.
    package let asset: Asset
    /// The wallet's balance on the chain.
    package let total: Int64
    /// Held by transactions that are signed or being signed.
    package let reserved: Int64
    /// The amounts of payouts that are accepted and not signed yet. Can exceed the total: then they wait.
    package let promised: Int64

    /// The figures of one asset.
    package init(asset: Asset, total: Int64, reserved: Int64, promised: Int64) {
        self.asset = asset
        self.total = total
        self.reserved = reserved
        self.promised = promised
    }

    /// What is left, never below 0.
    package var available: Int64 {
        let (taken, overflow) = reserved.addingReportingOverflow(promised)
        return overflow ? 0 : max(0, total.subtractingWithinBounds(taken))
    }
}
