/// A transfer with its position in the store, which ascends with the chain.
public struct StoredTransfer: Hashable, Sendable {
    /// 1 for the first that was stored; ascends with the chain.
    public let position: Int64
    /// The transfer.
    public let transfer: WalletTransfer

    /// A transfer as the store has it.
    public init(position: Int64, transfer: WalletTransfer) {
        self.position = position
        self.transfer = transfer
    }

    /// The place after which a list continues.
    public var place: TransferPlace { TransferPlace(time: transfer.time, position: position) }
}
