/// A number that commits add to, with a bound that is checked inside the commit, so that no set of concurrent commits
/// passes it.
public enum CounterKey: Hashable, Sendable {
    /// What the unfinished records of a wallet hold of an asset, in its smallest unit.
    case reserved(WalletID, Asset)
    /// What payouts of a wallet that are accepted, and not signed yet, are to pay of an asset, in its smallest unit.
    case promised(WalletID, Asset)
    /// The staked energy that the unfinished records of a wallet count on.
    case reservedEnergy(WalletID)
    /// What was accepted of payouts in a UTC hour or day and not ended without paying, in the asset's smallest unit.
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
