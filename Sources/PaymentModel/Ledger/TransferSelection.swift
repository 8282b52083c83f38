import Tron

/// Which transfers of a wallet are asked for.
public struct TransferSelection: Hashable, Sendable {
    public let walletID: WalletID
    /// All where nil.
    public var asset: Asset?
    /// Both where nil.
    public var direction: TransferDirection?
    public var from: Timestamp?
    /// Not included.
    public var to: Timestamp?

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
