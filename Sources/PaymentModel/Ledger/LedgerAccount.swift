/// One asset of one wallet, of which the books keep a balance.
public struct LedgerAccount: Hashable, Sendable {
    /// The wallet.
    public let walletID: WalletID
    /// The asset.
    public let asset: Asset

    /// The account that keeps `asset` of the wallet.
    public init(walletID: WalletID, asset: Asset) {
        self.walletID = walletID
        self.asset = asset
    }
}
