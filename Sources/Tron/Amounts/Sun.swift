/// An amount of TRX in sun, its smallest unit: a millionth. The chain counts it in 64 signed bits. Our amounts are
/// never negative, but a difference may be.
public struct Sun: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral {
    /// Count of sun.
    public let value: Int64

    /// How many sun are a TRX (java-tron: `ChainConstant.TRX_PRECISION`).
    public static let perTRX: Int64 = 1_000_000
    /// Digits after the point of an amount in TRX.
    public static let decimals = 6
    /// Nothing.
    public static let zero = Self(0)

    /// An amount of sun, the millionth of a TRX. It may be negative, as a difference is.
    public init(_ value: Int64) {
        self.value = value
    }

    public init(integerLiteral value: Int64) {
        self.value = value
    }

    /// The amount of TRX in decimal `text` ("12.5").
    ///
    /// - Throws: `AmountError` if it is not a decimal, has more than six decimals, or is over `Int64.max`
    ///   sun.
    public init(parsingTRX text: String) throws(AmountError) {
        let units = try DecimalText.units(in: text, decimals: Self.decimals)
        guard let value = Int64(exactly: units) else { throw .tooLarge(text) }
        self.value = value
    }

    /// The amount in TRX with all six decimals: "12.500000".
    public var trxText: String {
        (value < 0 ? "-" : "") + DecimalText.text(units: value.magnitude, decimals: Self.decimals)
    }

    /// The sum, or nil when it does not fit.
    public func adding(_ other: Self) -> Self? {
        let (sum, overflow) = value.addingReportingOverflow(other.value)
        return overflow ? nil : Self(sum)
    }

    /// The difference, or nil when it does not fit.
    public func subtracting(_ other: Self) -> Self? {
        let (difference, overflow) = value.subtractingReportingOverflow(other.value)
        return overflow ? nil : Self(difference)
    }

    /// The amount `count` times, or nil when it does not fit.
    public func multiplied(by count: Int64) -> Self? {
        let (product, overflow) = value.multipliedReportingOverflow(by: count)
        return overflow ? nil : Self(product)
    }

    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
