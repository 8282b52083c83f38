import Tron

/// What one settled transaction moved of a wallet's asset. Written in the commit that settles it, once.
public struct Movement: Codable, Hashable, Sendable {
    /// Why it moved; each at most once a transaction.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case payment, fee
        /// Stake that came back to the balance.
        case unstake
        /// Rewards for votes that came to the balance.
        case reward
    }
    public let walletID: WalletID
    public let asset: Asset
    /// The solidified block that moved it.
    public let block: Int64
    /// In the asset's smallest unit; below 0 what went out.
    public let units: Int64
    public let kind: Kind
    public let transactionID: TransactionRecordID

    public init(
        walletID: WalletID, asset: Asset, block: Int64, units: Int64, kind: Kind,
        transactionID: TransactionRecordID
    ) {
        self.walletID = walletID
        self.asset = asset
        self.block = block
        self.units = units
        self.kind = kind
        self.transactionID = transactionID
    }
}
