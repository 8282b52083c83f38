/// A kind of number that nodes tell, and the range that it has on every TRON chain.
///
/// A number from outside is judged once, where it is read. Inside its range, the sum or difference of two amounts, times or
/// heights fits 64 bits, so that nothing behind the border can overflow by what a node says.
package enum ChainQuantity: String, Sendable, CaseIterable {
    /// Sun, or a token's smallest unit. All TRX are 10^17 sun.
    case amount
    /// Milliseconds since 1970, up to the year 9999.
    case time
    /// A block's number: 26 million years of blocks.
    case height
    /// Units of energy, or bytes of bandwidth: proposals set their totals to 10^17 at most (java-tron:
    /// `ProposalUtil.LONG_VALUE`).
    case resource
    /// Whole TRX that everybody has staked; java-tron counts with differences, which can be below 0.
    case weight
    /// Votes, weights of keys, and other counts.
    case count
    /// A chain parameter (java-tron: `ProposalUtil.LONG_VALUE`); some are -1 where they were never set.
    case parameter

    /// What a number of this kind can be.
    package var range: ClosedRange<Int64> {
        let long: Int64 = 100_000_000_000_000_000
        return switch self {
        case .amount: 0...4_000_000_000_000_000_000
        case .time: 0...253_402_300_799_999
        case .height: 0...(1 << 48)
        case .resource: 0...long
        case .weight: -long...long
        case .count: 0...1_000_000_000_000_000_000
        case .parameter: -1...1_000_000_000_000_000_000
        }
    }
}
