/// The fee of each transfer that TetherToken's owner can set (`basisPointsRate`, `maximumFee`). The recipient gets
/// less by it.
package struct TokenFee: Hashable, Sendable {
    /// Hundredths of a percent.
    package let basisPoints: UInt64
    /// In the token's smallest unit.
    package let maximum: UInt64

    /// No fee.
    package static let nothing = Self(basisPoints: 0, maximum: 0)

    /// A fee of `basisPoints`, at most `maximum`.
    package init(basisPoints: UInt64, maximum: UInt64) {
        self.basisPoints = basisPoints
        self.maximum = maximum
    }

    /// Whether a transfer of `units` would lose anything: `min(units * basisPoints / 10000, maximum)` is more than 0.
    func isTaken(of units: Int64) -> Bool {
        guard maximum > 0 else { return false }
        let (product, overflow) = UInt64(max(0, units)).multipliedReportingOverflow(by: basisPoints)
        return overflow || product >= 10_000
    }
}
