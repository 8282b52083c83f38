/// A number that commits add to. Its bound is checked inside the commit, so that concurrent commits can't exceed it.
public enum CounterKey: Hashable, Sendable {
    /// What open transactions of a wallet reserve of an asset, in its smallest unit.
    case reserved(WalletID, Asset)
    /// What a wallet's accepted payouts that are not signed yet will pay of an asset, in its smallest unit.
    case promised(WalletID, Asset)
    /// The staked energy that open transactions of a wallet count on.
    case reservedEnergy(WalletID)
    /// The sum of payouts that were accepted in a UTC hour or day and have not ended without paying, in the asset's
    /// smallest unit.
    case payouts(Asset, PayoutScope, PayoutPeriod)

    /// The key as it is stored.
    public var text: String {
        switch self {
        case .reserved(let wallet, let asset): "reserved/\(wallet.text)/\(asset.symbol)"
        case .promised(let wallet, let asset): "promised/\(wallet.text)/\(asset.symbol)"
        case .reservedEnergy(let wallet): "reserved/\(wallet.text)/energy"
        case .payouts(let asset, let scope, let period):
            "payouts/\(asset.symbol)/\(scope.text)/\(period.text)"
        }
    }
}
