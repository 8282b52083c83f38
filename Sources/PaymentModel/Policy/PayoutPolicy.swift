/// What an operator allows payouts: limits of each route and of all together, approvals, and how long a new recipient
/// waits. Limits are per asset.
public struct PayoutPolicy: Hashable, Sendable {
    /// By the asset's symbol. An asset without limits of its own can be read, and not be paid out.
    public private(set) var assets: [String: AssetPolicy]
    /// A recipient may be paid directly only so long after it was added.
    public var newRecipientWait: Duration

    /// A policy with these limits, by symbol.
    public init(assets: [String: AssetPolicy], newRecipientWait: Duration) {
        self.assets = assets
        self.newRecipientWait = newRecipientWait
    }

    /// The limits of `asset`; of one without an entry they are all 0.
    public subscript(asset: Asset) -> AssetPolicy {
        get { assets[asset.symbol] ?? .closed }
        set { assets[asset.symbol] = newValue }
    }

    /// What holds where nothing is configured: USDT and TRX can be paid out.
    public static let standard = Self(
        assets: [Token.usdtSymbol: .standardUSDT, Asset.trxSymbol: .unlimited], newRecipientWait: .zero)

    /// Nothing but the smallest amount of USDT and TRX.
    public static let unlimited = Self(
        assets: [Token.usdtSymbol: .unlimited, Asset.trxSymbol: .unlimited], newRecipientWait: .zero)
}
