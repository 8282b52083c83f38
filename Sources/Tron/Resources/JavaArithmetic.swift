/// Java's arithmetic where its result differs from Swift's, so that the chain's own numbers come out to the
/// unit.
///
/// java-tron computes some limits in `double`. Swift's `Double` is the same IEEE 754 binary64 with the same
/// rounding of every single operation; the same operations in the same order give the same bits. What differs
/// is written out here: the conversion back to an integer, rounding, and overflow, which wraps in Java and
/// would trap in Swift. No floating point leaves the functions that use it: what comes out are integers of sun,
/// bytes and energy.
package enum JavaArithmetic {
    /// The cast `(long) value`: towards zero, to the nearest end of the range outside it, 0 for what is no
    /// number.
    package static func long(_ value: Double) -> Int64 {
        guard !value.isNaN else { return 0 }
        return Int64(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
    }

    /// `Math.round(double)`: to the nearest integer, halves up.
    static func round(_ value: Double) -> Int64 {
        let floor = value.rounded(.down)
        // The difference of a number and its floor is exact.
        return long(value - floor >= 0.5 ? floor + 1 : floor)
    }

    /// `/` of two longs; 0 if Java would throw, which a chain never does here.
    static func quotient(_ numerator: Int64, _ denominator: Int64) -> Int64 {
        denominator == 0 ? 0 : numerator.dividedReportingOverflow(by: denominator).partialValue
    }

    /// `ResourceProcessor.divideCeil`.
    static func quotientRoundedUp(_ numerator: Int64, _ denominator: Int64) -> Int64 {
        guard denominator != 0 else { return 0 }
        let remainder = numerator.remainderReportingOverflow(dividingBy: denominator).partialValue
        return quotient(numerator, denominator) &+ (remainder > 0 ? 1 : 0)
    }
}
