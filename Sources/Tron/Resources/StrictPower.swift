/// `StrictMath.pow` of Java for the bases and exponents of the dynamic energy model, to the last bit.
///
/// Java fixes that function to the algorithm of fdlibm's `e_pow.c` (Sun Microsystems, 1993, 2004), and a
/// power that is off in its last bit can make a contract's factor differ by one. This follows that algorithm:
/// log2(x) in two parts, times y, and 2 to that, with the same constants and the same order of operations.
enum StrictPower {
    /// `base` to the power of `exponent`, for a base over 0 and up to 1.
    static func power(_ base: Double, _ exponent: Int64) -> Double {
        guard exponent != 0, base != 1 else { return 1 }
        guard base > 0, exponent < 1 << 31 else { return 0 }
        switch exponent {
        case 1: return base
        case 2: return base * base
        default: return exponential(of: binaryLogarithm(base), times: Double(exponent))
        }
    }

    /// A number in two parts, of which the first has 21 bits only, so that products of it are exact.
    private struct Parts {
        let high: Double
        let low: Double
    }

    private static func binaryLogarithm(_ base: Double) -> Parts {
        var high = Int32(truncatingIfNeeded: base.bitPattern >> 32)
        var exponent = (high >> 20) - 0x3FF
        let fraction = high & 0x000F_FFFF
        high = fraction | 0x3FF0_0000
        // The base is taken between √3/2 and √3, and compared with 1 or 1.5.
        var isOverOne = false
        switch fraction {
        case ...0x3988E: break
        case ..<0xBB67A: isOverOne = true
        default:
            exponent += 1
            high -= 0x0010_0000
        }
        let scaled = Double(
            bitPattern: UInt64(UInt32(bitPattern: high)) << 32 | base.bitPattern & 0xFFFF_FFFF)
        let part = quotient(scaled, high: high, isOverOne: isOverOne)
        let square = part.whole * part.whole
        var rest = square * square * polynomial(square, logarithm)
        rest += part.low * (part.high + part.whole)
        let highSquare = part.high * part.high
        let sum = truncated(3 + highSquare + rest)
        let sumRest = rest - ((sum - 3) - highSquare)
        let (first, second) = (part.high * sum, part.low * sum + sumRest * part.whole)
        let product = truncated(first + second)
        let productRest = second - (product - first)
        let offset =
            isOverOne ? Parts(high: 0x1.2B803_4p-1, low: 0x1.CFDEB43CFD006p-27) : Parts(high: 0, low: 0)
        let scaledHigh = 0x1.EC709_Ep-1 * product
        let scaledLow = -0x1.E2FE0145B01F5p-28 * product + productRest * 0x1.EC709DC3A03FDp-1 + offset.low
        let whole = Double(exponent)
        let total = truncated(((scaledHigh + scaledLow) + offset.high) + whole)
        return Parts(high: total, low: scaledLow - (((total - whole) - offset.high) - scaledHigh))
    }

    /// (x − 1) / (x + 1) or (x − 1.5) / (x + 1.5), whole and in two parts.
    private static func quotient(
        _ x: Double, high word: Int32, isOverOne: Bool
    ) -> (whole: Double, high: Double, low: Double) {
        let pivot = isOverOne ? 1.5 : 1.0
        let (difference, inverse) = (x - pivot, 1 / (x + pivot))
        let whole = difference * inverse
        let high = truncated(whole)
        let sumWord = ((word >> 1) | 0x2000_0000) + 0x0008_0000 + (isOverOne ? 1 << 18 : 0)
        let sum = Double(bitPattern: UInt64(UInt32(bitPattern: sumWord)) << 32)
        let sumRest = x - (sum - pivot)
        return (whole, high, inverse * ((difference - high * sum) - high * sumRest))
    }

    private static func exponential(of logarithm: Parts, times exponent: Double) -> Double {
        let exponentHigh = truncated(exponent)
        let low = (exponent - exponentHigh) * logarithm.high + exponent * logarithm.low
        var high = exponentHigh * logarithm.high
        // Below 2^-1075 there is nothing.
        guard low + high > -1075 else { return 0 }
        let whole = nearestWhole(low + high)
        high -= whole
        let part = truncated(low + high)
        let first = part * 0x1.62E43p-1
        let second = (low - (part - high)) * 0x1.62E42FEFA39EFp-1 + part * -0x1.05C610CA86C39p-29
        let sum = first + second
        let rest = second - (sum - first)
        let square = sum * sum
        let factor = sum - square * polynomial(square, exponentialSeries)
        let quotient = (sum * factor) / (factor - 2) - (rest + sum * rest)
        let mantissa = 1 - (quotient - sum)
        return Double(sign: .plus, exponent: Int(whole), significand: mantissa)
    }

    /// [z + 0.5] where z is over a half, for numbers up to 0; halves go away from zero.
    private static func nearestWhole(_ z: Double) -> Double {
        z.magnitude > 0.5 ? z.rounded(.toNearestOrAwayFromZero) : 0
    }

    /// The upper 32 bits.
    private static func truncated(_ number: Double) -> Double {
        Double(bitPattern: number.bitPattern & 0xFFFF_FFFF_0000_0000)
    }

    /// c0 + x · (c1 + x · (…)).
    private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
        coefficients.dropLast().reversed().reduce(coefficients[coefficients.count - 1]) { $1 + x * $0 }
    }

    private static let logarithm = [
        0x1.3333333333303p-1, 0x1.B6DB6DB6FABFFp-2, 0x1.55555518F264Dp-2, 0x1.17460A91D4101p-2,
        0x1.D864A93C9DB65p-3, 0x1.A7E284A454EEFp-3,
    ]
    private static let exponentialSeries = [
        0x1.555555555553Ep-3, -0x1.6C16C16BEBD93p-9, 0x1.1566AAF25DE2Cp-14, -0x1.BBD41C5D26BF1p-20,
        0x1.6376972BEA4D0p-25,
    ]
}
