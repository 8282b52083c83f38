/// The operator's limits for whatever moves money outwards: of each route, of each subject and of all together; approvals,
/// and the wait for new recipients.
/// Limits are kept by asset.
public struct PayoutPolicy: Hashable, Sendable {
    /// By the asset's symbol. An asset without an entry can't be moved.
    public private(set) var assets: [String: AssetPolicy]
    /// How long after it was added a recipient can be paid directly.
    public var newRecipientWait: Duration

    /// A policy with these limits, by symbol.
    public init(assets: [String: AssetPolicy], newRecipientWait: Duration) {
        self.assets = assets
        self.newRecipientWait = newRecipientWait
    }

    /// The limits of `asset`; all 0 if it has no entry.
    public subscript(asset: Asset) -> AssetPolicy {
        get { assets[asset.symbol] ?? .closed }
        set { assets[asset.symbol] = newValue }
    }

    /// The default policy: USDT and TRX can be moved.
    public static let standard = Self(
        assets: [Token.usdtSymbol: .standardUSDT, Asset.trxSymbol: .standardTRX], newRecipientWait: .zero)

    /// No limits for USDT and TRX, except the smallest amount.
    public static let unlimited = Self(
        assets: [Token.usdtSymbol: .unlimited, Asset.trxSymbol: .unlimited], newRecipientWait: .zero)
}
