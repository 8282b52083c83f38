/// An unsigned number of 256 bits: a word of the virtual machine. Two halves of the standard library's
/// `UInt128`, so that nothing is allocated.
public struct UInt256: Hashable, Comparable, Sendable, CustomStringConvertible {
    let high: UInt128
    let low: UInt128

    /// The length of a word in bytes.
    public static let byteCount = 32
    /// 0.
    public static let zero = Self(0)
    /// 2^256 - 1: what an unlimited allowance is written as.
    public static let max = Self(high: .max, low: .max)

    init(high: UInt128, low: UInt128) {
        self.high = high
        self.low = low
    }

    /// The same number, wider.
    public init(_ value: UInt64) {
        self.init(high: 0, low: UInt128(value))
    }

    /// The number in 32 big-endian bytes, or nil for another count.
    public init?(bigEndian bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        (high, low) = bytes.withRawBytes { bytes in
            (bytes.bigEndian(at: 0, as: UInt128.self), bytes.bigEndian(at: 16, as: UInt128.self))
        }
    }

    /// The number in decimal digits, or nil if there is another character or it does not fit.
    public init?(decimal text: some StringProtocol) {
        guard !text.isEmpty else { return nil }
        var number = Self.zero
        // 19 digits fit 64 bits: the long multiplication is done once for so many.
        var (chunk, scale) = (UInt64(0), UInt64(1))
        for character in text.utf8 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
            chunk = chunk * 10 + UInt64(character - UInt8(ascii: "0"))
            scale *= 10
            guard scale == 10_000_000_000_000_000_000 else { continue }
            guard let next = number.multiplied(by: Self(scale))?.adding(Self(chunk)) else { return nil }
            (number, chunk, scale) = (next, 0, 1)
        }
        guard let last = number.multiplied(by: Self(scale))?.adding(Self(chunk)) else { return nil }
        self = last
    }

    /// 32 bytes, the most significant first.
    public var bigEndianBytes: [UInt8] {
        [UInt8](bigEndian: high, low)
    }

    /// Decimal digits.
    public var description: String {
        if high == 0 { return String(low) }
        // Division by 10^19 in four 64-bit limbs, most significant first.
        let divisor: UInt64 = 10_000_000_000_000_000_000
        var limbs = [
            UInt64(high >> 64), UInt64(truncatingIfNeeded: high), UInt64(low >> 64),
            UInt64(truncatingIfNeeded: low),
        ]
        var chunks: [UInt64] = []
        while limbs.contains(where: { $0 > 0 }) {
            var remainder: UInt64 = 0
            for index in limbs.indices {
                (limbs[index], remainder) = divisor.dividingFullWidth((remainder, limbs[index]))
            }
            chunks.append(remainder)
        }
        let rest = chunks.dropLast().reversed().map { chunk in
            let digits = String(chunk)
            return String(repeating: "0", count: 19 - digits.count) + digits
        }
        return String(chunks.last ?? 0) + rest.joined()
    }

    /// The sum, or nil when it does not fit.
    public func adding(_ other: Self) -> Self? {
        let (low, carry) = low.addingReportingOverflow(other.low)
        let (sum, overflow) = high.addingReportingOverflow(other.high)
        let (high, overflowByCarry) = sum.addingReportingOverflow(carry ? 1 : 0)
        return overflow || overflowByCarry ? nil : Self(high: high, low: low)
    }

    /// The difference, or nil when it is below zero.
    public func subtracting(_ other: Self) -> Self? {
        guard other <= self else { return nil }
        let (low, borrow) = low.subtractingReportingOverflow(other.low)
        return Self(high: high - other.high - (borrow ? 1 : 0), low: low)
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension UInt64 {
    /// The number, or nil when it does not fit.
    public init?(exactly word: UInt256) {
        guard word.high == 0 else { return nil }
        self.init(exactly: word.low)
    }
}
