import PaymentModel

/// The fee that TetherToken's owner can have it take of every transfer (`basisPointsRate`, `maximumFee`); the recipient gets
/// so much less.
package struct TokenFee: Sendable {
    let basisPoints: UInt64
    let maximum: UInt64

    /// Whether a transfer of `units` would lose anything: `min(units * basisPoints / 10000, maximum)` is more than 0.
    func isTaken(of units: Int64) -> Bool {
        guard maximum > 0 else { return false }
        let (product, overflow) = UInt64(max(0, units)).multipliedReportingOverflow(by: basisPoints)
        return overflow || product >= 10_000
    }
}
