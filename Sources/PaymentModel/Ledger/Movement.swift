public import Tron

/// What a settled transaction moved of a wallet's asset. Written once, in the commit that settles it.
public struct Movement: Codable, Hashable, Sendable {
    /// Why it moved. A transaction has at most one movement of each kind.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// `payment`: what the transaction was made for. `fee`: TRX burnt for it.
        case payment, fee
        /// Stake that came back to the balance.
        case unstake
        /// Rewards for votes that came to the balance.
        case reward
    }

    /// The wallet whose balance changed.
    public let walletID: WalletID
    /// The asset that moved; TRX for a fee.
    public let asset: Asset
    /// The solidified block that moved it.
    public let block: BlockNumber
    /// In the asset's smallest unit; below 0 what went out.
    public let units: Int64
    /// Why it moved.
    public let kind: Kind
    /// The record of the transaction.
    public let transactionID: TransactionRecordID

    /// A movement of `units`; below 0 for what went out.
    public init(
        walletID: WalletID, asset: Asset, block: BlockNumber, units: Int64, kind: Kind,
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
