/// A count of one kind that the chain keeps in 64 signed bits: energy, bandwidth. Counts of two kinds can't be mixed up, and no
/// arithmetic on them traps: sums and differences that do not fit are nil, or stop at the end of the range where the name says so.
public protocol ChainUnits: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral,
    CustomStringConvertible
{
    /// The plain number; below 0 only as a difference.
    var value: Int64 { get }

    /// A count of `value` units.
    init(_ value: Int64)
}

extension ChainUnits {
    /// Nothing.
    public static var zero: Self { Self(0) }

    public init(integerLiteral value: Int64) { self.init(value) }

    /// The number, without its unit.
    public var description: String { String(value) }

    /// The sum, or nil if it does not fit.
    public func adding(_ other: Self) -> Self? {
        let (sum, overflow) = value.addingReportingOverflow(other.value)
        return overflow ? nil : Self(sum)
    }

    /// The difference, or nil if it does not fit.
    public func subtracting(_ other: Self) -> Self? {
        let (difference, overflow) = value.subtractingReportingOverflow(other.value)
        return overflow ? nil : Self(difference)
    }

    /// The sum, or the end of the range that it would be beyond.
    public func addingWithinBounds(_ other: Self) -> Self { Self(value.addingWithinBounds(other.value)) }

    /// The difference, or the end of the range that it would be beyond.
    public func subtractingWithinBounds(_ other: Self) -> Self {
        Self(value.subtractingWithinBounds(other.value))
    }

    /// `percent` hundredths of it, rounded up; nil if the product does not fit.
    public func scaled(percent: Int64) -> Self? {
        let (product, overflow) = value.multipliedReportingOverflow(by: percent)
        let (sum, beyond) = product.addingReportingOverflow(99)
        return overflow || beyond ? nil : Self(sum / 100)
    }

    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// Units of energy, which contract calls take from stake or burn TRX for.
public struct Energy: ChainUnits {
    public let value: Int64

    public init(_ value: Int64) { self.value = value }
}

/// Bytes of bandwidth, which every transaction takes by its size.
public struct Bandwidth: ChainUnits {
    public let value: Int64

    public init(_ value: Int64) { self.value = value }
}

extension Sun {
    /// What `units` cost at this price of one, or nil if it does not fit.
    public func cost(of units: some ChainUnits) -> Self? { multiplied(by: units.value) }
}
