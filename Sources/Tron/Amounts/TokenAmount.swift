/// An amount of a token in its smallest unit. Numbers that contracts count in 256 bits and that do not fit 64 are not
/// amounts that this library handles; see `UInt256` for those.
public struct TokenAmount: Hashable, Comparable, Sendable {
    /// Count of the smallest unit.
    public let baseUnits: UInt64

    /// An amount of the smallest unit: 12_500_000 is 12.5 USDT.
    public init(baseUnits: UInt64) {
        self.baseUnits = baseUnits
    }

    /// The amount in a word of the ABI, or nil if it does not fit.
    public init?(word: UInt256) {
        guard let baseUnits = UInt64(exactly: word) else { return nil }
        self.baseUnits = baseUnits
    }

    /// The amount in decimal `text` ("12.5") of a token with `decimals` decimals.
    ///
    /// - Throws: `AmountError` if it is not a decimal, has more decimals than the token, or does not fit.
    public init(parsing text: String, decimals: Int) throws(AmountError) {
        baseUnits = try DecimalText.units(in: text, decimals: decimals)
    }

    /// The amount with all decimals: "12.500000".
    public func text(decimals: Int) -> String {
        DecimalText.text(units: baseUnits, decimals: decimals)
    }

    /// The amount as a word of the ABI.
    public var word: UInt256 { UInt256(baseUnits) }

    /// The sum, or nil when it does not fit.
    public func adding(_ other: Self) -> Self? {
        let (sum, overflow) = baseUnits.addingReportingOverflow(other.baseUnits)
        return overflow ? nil : Self(baseUnits: sum)
    }

    /// The difference, or nil when it is below zero.
    public func subtracting(_ other: Self) -> Self? {
        other.baseUnits <= baseUnits ? Self(baseUnits: baseUnits - other.baseUnits) : nil
    }

    public static func < (left: Self, right: Self) -> Bool { left.baseUnits < right.baseUnits }
}
