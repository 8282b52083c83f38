extension UInt256 {
    /// The product, or nil when it does not fit.
    public func multiplied(by other: Self) -> Self? {
        guard high == 0 || other.high == 0 else { return nil }
        let (carry, low) = low.multipliedFullWidth(by: other.low)
        // One of the two is 0.
        let (cross, overflow) = (high | other.high).multipliedReportingOverflow(
            by: high == 0 ? self.low : other.low)
        let (high, carried) = cross.addingReportingOverflow(carry)
        return overflow || carried ? nil : Self(high: high, low: low)
    }

    /// The quotient and the remainder, or nil for a divisor of 0.
    public func divided(by divisor: Self) -> (quotient: Self, remainder: Self)? {
        guard divisor != .zero else { return nil }
        if divisor.high == 0 {
            let (high, rest) = high.quotientAndRemainder(dividingBy: divisor.low)
            let (low, remainder) = divisor.low.dividingFullWidth((rest, self.low))
            return (Self(high: high, low: low), Self(high: 0, low: remainder))
        }
        // The quotient has at most 128 bits: school division, bit by bit.
        var quotient: UInt128 = 0
        var remainder = Self(high: 0, low: high)
        for bit in (0..<128).reversed() {
            let overflows = remainder.high >> 127 == 1
            remainder = Self(
                high: remainder.high << 1 | remainder.low >> 127, low: remainder.low << 1 | (low >> bit & 1))
            quotient <<= 1
            if overflows || remainder >= divisor {
                remainder = remainder.subtractingWrapped(divisor)
                quotient |= 1
            }
        }
        return (Self(high: 0, low: quotient), remainder)
    }

    /// The difference modulo 2^256.
    func subtractingWrapped(_ other: Self) -> Self {
        let (low, borrow) = low.subtractingReportingOverflow(other.low)
        return Self(high: high &- other.high &- (borrow ? 1 : 0), low: low)
    }

    /// How many bits the number needs: 0 for 0, 256 at most.
    public var bitWidth: Int {
        high == 0 ? 128 - low.leadingZeroBitCount : 256 - high.leadingZeroBitCount
    }

    /// The number modulo 2^`bits`.
    func truncated(toBits bits: Int) -> Self {
        switch bits {
        case ..<1: .zero
        case ..<128: Self(high: 0, low: low & ((1 << bits) - 1))
        case 128: Self(high: 0, low: low)
        case ..<256: Self(high: high & ((1 << (bits - 128)) - 1), low: low)
        default: self
        }
    }
}

extension UInt256: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: UInt64) {
        self.init(value)
    }
}
