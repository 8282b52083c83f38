/// A number that commits add to. Its bound is checked inside the commit, so that concurrent commits can't exceed it.
public enum CounterKey: Hashable, Sendable {
    /// What open transactions of a wallet reserve of an asset, in its smallest unit.
    case reserved(WalletID, Asset)
    /// What a wallet's accepted payouts that are not signed yet will pay of an asset, in its smallest unit.
    case promised(WalletID, Asset)
    /// The staked energy that open transactions of a wallet count on.
    case reservedEnergy(WalletID)
    /// The sum of movements that were accepted or signed in a UTC hour or day and have not ended without taking effect,
    /// in the asset's smallest unit.
    case moved(Asset, MovementScope, PayoutPeriod)
    /// How many payouts an attestation has served.
    case attestationUses(AttestationDigest)
    /// The sum of the payouts that an attestation has served, in the asset's smallest unit.
    case attestationTotal(AttestationDigest, Asset)

    /// The key as it is stored.
    public var text: String {
        switch self {
        case .reserved(let wallet, let asset): "reserved/\(wallet.text)/\(asset.symbol)"
        case .promised(let wallet, let asset): "promised/\(wallet.text)/\(asset.symbol)"
        case .reservedEnergy(let wallet): "reserved/\(wallet.text)/energy"
        case .moved(let asset, let scope, let period): "payouts/\(asset.symbol)/\(scope.text(in: period))"
        case .attestationUses(let attestation): "attestation/\(attestation.hex)/uses"
        case .attestationTotal(let attestation, let asset):
            "attestation/\(attestation.hex)/total/\(asset.symbol)"
        }
    }
}
