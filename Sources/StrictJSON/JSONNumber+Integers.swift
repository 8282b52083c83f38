// One rule for every number that comes from outside: 12, 12.0 and 1.2e1 are the same integer. No floating point is
// involved, and no exponent is expanded further than an integer can be long.

extension JSONNumber {
    /// The integer, however it is spelled; nil if it is not one, or does not fit 64 bits.
    public var int64: Int64? { plain { Int64($0) } ?? parts.flatMap { $0.isWhole ? $0.int64 : nil } }

    /// The integer, however it is spelled; nil if it is negative or not an integer, or does not fit 64 bits.
    public var uint64: UInt64? { plain { UInt64($0) } ?? parts.flatMap { $0.isWhole ? $0.uint64 : nil } }

    /// The integer towards zero, such as 12 for 12.9; nil if it does not fit 64 bits.
    public var truncated: Int64? { plain { Int64($0) } ?? parts?.int64 }

    /// Whether it is an integer, which need not fit 64 bits.
    public var isInteger: Bool { parts?.isWhole ?? false }

    /// What `read` makes of a literal without a fraction or exponent, as nearly all are.
    private func plain<Integer>(_ read: (String) -> Integer?) -> Integer? {
        literal.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
            ? nil : read(literal)
    }

    private var parts: NumberParts? { NumberParts(literal) }
}

/// A number's digits before and behind its point, once its exponent is applied.
private struct NumberParts {
    private let isNegative: Bool
    /// Without leading zeros; nil if there are more than any integer has.
    private let whole: [UInt8]?
    /// Whether nothing stands behind the point but zeros.
    let isWhole: Bool

    private enum Limits {
        /// More digits than 64 bits have.
        static let digits = 20
    }

    /// Nil for a literal that is not a number.
    init?(_ literal: String) {
        var rest = Array(literal.utf8)[...]
        isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        let mantissa = rest.prefix { $0 | 0x20 != UInt8(ascii: "e") }
        let exponentText = rest.dropFirst(mantissa.count + 1)
        let sides = mantissa.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard let before = sides.first else { return nil }
        let behind = sides.count > 1 ? sides[1] : []
        let digits = (before + behind).map { $0 &- UInt8(ascii: "0") }
        guard digits.allSatisfy({ $0 <= 9 }) else { return nil }
        guard let first = digits.firstIndex(where: { $0 != 0 }),
            let last = digits.lastIndex(where: { $0 != 0 })
        else {
            (whole, isWhole) = ([], true)
            return
        }
        // An exponent that no Int holds is beyond all digits on one side or the other.
        let isShrinking = exponentText.first == UInt8(ascii: "-")
        let exponent =
            mantissa.count == rest.count
            ? 0 : Int(String(decoding: exponentText, as: UTF8.self)) ?? (isShrinking ? .min : .max)
        let (point, overflow) = before.count.addingReportingOverflow(exponent)
        let place = overflow ? .max : point
        isWhole = last < place
        if place <= first {
            whole = []
        } else if place - first > Limits.digits {
            whole = nil
        } else {
            whole = (first..<place).map { $0 < digits.count ? digits[$0] : 0 }
        }
    }

    var int64: Int64? { integer { isNegative ? -Int64($0) : Int64($0) } }

    var uint64: UInt64? { isNegative && whole?.isEmpty != true ? nil : integer { UInt64($0) } }

    /// The sum of the digits at their places, each with its sign; nil if it does not fit.
    private func integer<Integer: FixedWidthInteger>(_ value: (UInt8) -> Integer) -> Integer? {
        guard let whole else { return nil }
        var sum: Integer = 0
        for digit in whole {
            let (tens, isTooLarge) = sum.multipliedReportingOverflow(by: 10)
            let (next, overflow) = tens.addingReportingOverflow(value(digit))
            if isTooLarge || overflow { return nil }
            sum = next
        }
        return sum
    }
}
