public import Tron

/// An amount of one asset, in its smallest unit (millionths of a USDT, sun). At most `Int64.max`, so that every store
/// and the chain's own integers can hold it. Sums that do not fit are nil; they never wrap.
public struct AssetAmount: Hashable, Sendable, Codable {
    /// What it is an amount of.
    public let asset: Asset
    /// Count of the smallest unit, 0 or more.
    public let units: Int64

    /// The amount, or nil if `units` is negative.
    public init?(_ asset: Asset, units: Int64) {
        guard units >= 0 else { return nil }
        self.asset = asset
        self.units = units
    }

    /// An amount of TRX.
    public init(_ sun: Sun) {
        asset = .trx
        units = sun.value
    }

    /// Nothing of `asset`.
    public static func zero(_ asset: Asset) -> Self { Self(unchecked: asset, units: 0) }

    private init(unchecked asset: Asset, units: Int64) {
        self.asset = asset
        self.units = units
    }

    /// The amount in decimal `text`, by the rules of the API ("12.5", with at most as many decimals as the asset
    /// has).
    ///
    /// - Throws: `AmountError`, also if the amount exceeds `Int64.max` units.
    public init(parsing text: String, asset: Asset) throws(AmountError) {
        let parsed = try TokenAmount(parsing: text, decimals: asset.decimals)
        guard let units = Int64(exactly: parsed.baseUnits) else { throw AmountError.tooLarge(text) }
        self.init(unchecked: asset, units: units)
    }

    /// All decimals printed: "12.500000".
    public var text: String {
        TokenAmount(baseUnits: UInt64(units)).text(decimals: asset.decimals)
    }

    /// The sum, or nil if the assets differ or it does not fit.
    public func adding(_ other: Self) -> Self? {
        let (sum, overflow) = units.addingReportingOverflow(other.units)
        return overflow || other.asset != asset ? nil : Self(unchecked: asset, units: sum)
    }

    /// What is left, or nil if the assets differ or it would be below zero.
    public func subtracting(_ other: Self) -> Self? {
        other.asset == asset && other.units <= units
            ? Self(unchecked: asset, units: units - other.units) : nil
    }
}
