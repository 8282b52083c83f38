/// Whose turn it is in a queue that wallets share: of each wallet only the first records are taken up, so that one with
/// thousands of them does not keep the others waiting.
public struct QueueTurn: Hashable, Sendable {
    /// Wallets behind this one, in the order of their ids; nil begins with the first.
    public let after: WalletID?
    /// So many wallets that have something due.
    public let wallets: Int
    /// So many records of each.
    public let perWallet: Int

    /// A turn of at most `wallets` × `perWallet` records.
    public init(after: WalletID?, wallets: Int, perWallet: Int) {
        self.after = after
        self.wallets = wallets
        self.perWallet = perWallet
    }
}
