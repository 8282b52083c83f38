public import Tron

/// A token of every development chain, beside USDT: a plain TRC-20, whose `transfer`, `transferFrom` and `approve` return
/// true, without a fee, a pause or a blacklist.
public struct DevnetToken: Hashable, Sendable {
    /// What its `symbol()` returns.
    public let symbol: String
    /// What its `name()` returns.
    public let name: String
    /// What its `decimals()` returns.
    public let decimals: Int
    /// The same on every development chain.
    public let contract: Address

    /// With two decimals.
    public static let eurx = Self(
        symbol: "EURX", name: "Euro X", decimals: 2, contract: TokenContract.address("EuroXToken"))
    /// Every one, in the order in which they are told.
    public static let all = [eurx]

    /// The token with this symbol.
    public static func named(_ symbol: String) -> Self? { all.first { $0.symbol == symbol } }

    /// What `amount` whole ones are in the smallest unit.
    func units(_ amount: UInt64) -> UInt64 { (0..<decimals).reduce(amount) { units, _ in units * 10 } }

    /// All that a development chain may be given, in the smallest unit.
    public var supplyMax: UInt64 { units(ChainRule.supplyMaxWhole) }
}
