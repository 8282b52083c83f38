/// A signed number of 256 bits in two's complement, as the virtual machine has it.
public struct Int256: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    /// The 256 bits.
    public let bits: UInt256

    /// The number whose two's complement is `bits`.
    public init(bits: UInt256) {
        self.bits = bits
    }

    /// The same number, wider.
    public init(_ value: Int64) {
        let low = UInt128(truncatingIfNeeded: value)
        bits = UInt256(high: value < 0 ? .max : 0, low: low)
    }

    public init(integerLiteral value: Int64) {
        self.init(value)
    }

    /// The number in decimal digits, with a minus sign in front if it is negative; nil for anything else, and if it
    /// does not fit.
    public init?(decimal text: some StringProtocol) {
        let isNegative = text.hasPrefix("-")
        guard let magnitude = UInt256(decimal: isNegative ? text.dropFirst() : text[...]) else { return nil }
        let limit = UInt256(high: 1 << 127, low: 0)
        guard isNegative ? magnitude <= limit : magnitude < limit else { return nil }
        bits = isNegative ? UInt256.zero.subtractingWrapped(magnitude) : magnitude
    }

    /// Below zero.
    public var isNegative: Bool { bits.high >> 127 == 1 }

    /// Without the sign.
    public var magnitude: UInt256 { isNegative ? UInt256.zero.subtractingWrapped(bits) : bits }

    /// Decimal digits, with a minus sign in front of a negative number.
    public var description: String { (isNegative ? "-" : "") + magnitude.description }

    /// Whether the number fits `count` bits: whether all bits above repeat the sign.
    func fits(bits count: Int) -> Bool {
        let other = isNegative ? UInt256.max.subtractingWrapped(bits) : bits
        return other.bitWidth < count
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.isNegative == right.isNegative ? left.bits < right.bits : left.isNegative
    }
}

extension Int64 {
    /// The number, or nil when it does not fit.
    public init?(exactly word: Int256) {
        guard word.fits(bits: 64) else { return nil }
        self.init(truncatingIfNeeded: word.bits.low)
    }
}
