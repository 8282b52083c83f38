/// Why a text is not an amount.
public struct AmountError: Error, Hashable, Sendable {
    /// What is wrong with it.
    public enum Code: String, Sendable, CaseIterable {
        /// Not digits with at most one point between them: a sign, an exponent, a space, a leading zero,
        /// nothing.
        case malformed
        /// More decimals than the asset has; they are never rounded away.
        case tooManyDecimals = "too_many_decimals"
        /// More than the chain's integers can hold.
        case tooLarge = "too_large"
    }
    /// Which rule the text breaks.
    public let code: Code
    /// For people.
    public let reason: String

    /// Not a decimal at all.
    public static func malformed(_ text: String) -> Self {
        Self(code: .malformed, reason: "not a decimal such as \"12.5\"")
    }

    /// More decimals than `decimals`.
    public static func tooManyDecimals(_ decimals: Int) -> Self {
        Self(code: .tooManyDecimals, reason: "at most \(decimals) decimals")
    }

    /// More than the type can hold.
    public static func tooLarge(_ text: String) -> Self {
        Self(code: .tooLarge, reason: "more than the chain can hold")
    }
}

/// Decimal text by the rules of the API: `(0|[1-9][0-9]{0,14})(\.[0-9]+)?`, exact, without rounding.
enum DecimalText {
    /// 15 digits before the point, as the API's pattern has it.
    static let wholeDigitsMax = 15

    /// The number of units of 10^-`decimals` in `text`.
    static func units(in text: String, decimals: Int) throws(AmountError) -> UInt64 {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }),
            parts[0].count <= wholeDigitsMax, parts[0].count == 1 || parts[0].first != UInt8(ascii: "0")
        else { throw .malformed(text) }
        let fraction = parts.count == 2 ? Array(parts[1]) : []
        guard fraction.count <= decimals else { throw .tooManyDecimals(decimals) }
        let padding = [UInt8](repeating: UInt8(ascii: "0"), count: decimals - fraction.count)
        var units: UInt64 = 0
        for digit in Array(parts[0]) + fraction + padding {
            let (product, overflowed) = units.multipliedReportingOverflow(by: 10)
            let (sum, carried) = product.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
            guard !overflowed, !carried else { throw .tooLarge(text) }
            units = sum
        }
        return units
    }

    /// All decimals printed: "12.500000"; without a point if there are none.
    static func text(units: UInt64, decimals: Int) -> String {
        guard decimals > 0 else { return String(units) }
        let digits = String(units)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    private static func isDigit(_ character: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character)
    }
}
