/// One asset of one wallet: what the books keep a balance of.
public struct LedgerAccount: Hashable, Sendable {
    public let walletID: WalletID
    public let asset: Asset

    public init(walletID: WalletID, asset: Asset) {
        self.walletID = walletID
        self.asset = asset
    }
}
