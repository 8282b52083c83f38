import Tron

/// Which transfers of a wallet to return.
public struct TransferSelection: Hashable, Sendable {
    /// The wallet whose transfers are asked for.
    public let walletID: WalletID
    /// Nil for all.
    public var asset: Asset?
    /// Nil for both.
    public var direction: TransferDirection?
    /// Not before this time; nil for the beginning.
    public var from: Timestamp?
    /// Not included.
    public var to: Timestamp?

    /// All transfers of the wallet.
    public init(walletID: WalletID) {
        self.walletID = walletID
    }

    /// Whether `transfer` is one of them.
    public func includes(_ transfer: WalletTransfer) -> Bool {
        let time = transfer.time.milliseconds
        return transfer.kind == .transfer && transfer.walletID == walletID
            && (asset ?? transfer.amount.asset) == transfer.amount.asset
            && (direction ?? transfer.direction) == transfer.direction
            && time >= from?.milliseconds ?? .min && time < to?.milliseconds ?? .max
    }
}
