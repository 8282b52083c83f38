/// Whose turn it is in a queue that wallets share. Only the first records of each wallet are taken, so that one with
/// thousands of them does not hold up the others.
public struct QueueTurn: Hashable, Sendable {
    /// Wallets after this one, in the order of their ids; nil begins with the first.
    public let after: WalletID?
    /// At most this many wallets that have something due.
    public let wallets: Int
    /// At most this many records of each.
    public let perWallet: Int

    /// A turn of at most `wallets` × `perWallet` records.
    public init(after: WalletID?, wallets: Int, perWallet: Int) {
        self.after = after
        self.wallets = wallets
        self.perWallet = perWallet
    }
}
