/// The number of a block: how many blocks are before it. Arithmetic stops at the ends of the range, it never
/// traps.
public struct BlockNumber: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral,
    CustomStringConvertible
{
    /// The plain number. -1 stands for what is before the first block.
    public let value: Int64

    /// The first block, which has no parent.
    public static let genesis = Self(0)

    /// The number `value`.
    public init(_ value: Int64) { self.value = value }

    public init(integerLiteral value: Int64) { self.value = value }

    /// In decimal digits.
    public var description: String { String(value) }

    /// The number `count` blocks later, or earlier where `count` is below 0.
    public func advanced(by count: Int64) -> Self { Self(value.addingWithinBounds(count)) }

    /// The number of the block that follows.
    public var next: Self { advanced(by: 1) }

    /// How many blocks this one is above `other`; below 0 where it is below.
    public func blocks(above other: Self) -> Int64 { value.subtractingWithinBounds(other.value) }

    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
