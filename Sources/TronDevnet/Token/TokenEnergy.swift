/// What calls cost, in energy, without the dynamic model's part.
///
/// TetherToken's transfers are mainnet's measured values (`tron-protocol` 8.2), its other methods are near
/// theirs. The plain token's are those of a compiled TRC-20 on a node of version 4.8.0. Both follow the
/// virtual machine where it shows: a slot that becomes non-zero costs 20,000, any other write 5,000.
struct TokenEnergy: Sendable {
    /// Around the writes.
    let transfer: Int64
    let transferFrom: Int64
    let approve: Int64
    let ownerCall: Int64
    let reads: [TokenMethod: Int64]
    let read: Int64
    /// Refusals, by what was wrong.
    let shortOfBalance: Int64
    let shortOfAllowance: Int64
    let unknownMethod: Int64
    let noData: Int64
    /// A function looks at value and length of its call at once: what that costs reads, and what all others.
    let missingOfRead: Int64
    let missing: Int64
    /// What a malformed address costs on top.
    let malformed: Int64
    /// Where the writes of a transfer stand: what was used before.
    let writes: [Int64]

    static let slotFilled: Int64 = 20_000
    static let slotChanged: Int64 = 5000

    static func of(_ rules: TokenRules) -> Self { rules == .tether ? tether : plain }

    private static let tether = Self(
        transfer: 4650, transferFrom: 6900, approve: 2600, ownerCall: 2400, reads: [:], read: 700,
        shortOfBalance: 900, shortOfAllowance: 1100, unknownMethod: 300, noData: 100, missingOfRead: 300,
        missing: 300, malformed: 0, writes: [2300, 2662])

    private static let plain = Self(
        transfer: 2437, transferFrom: 2755, approve: 2078, ownerCall: 2400,
        reads: [
            .name: 338, .decimals: 166, .totalSupply: 189, .balanceOf: 272, .allowance: 398, .symbol: 316,
        ],
        read: 272, shortOfBalance: 412, shortOfAllowance: 492, unknownMethod: 112, noData: 89,
        missingOfRead: 115, missing: 138, malformed: 28, writes: [470, 638])

    /// The cost of a write.
    static func write(_ old: some BinaryInteger, _ new: some BinaryInteger) -> Int64 {
        old == 0 && new != 0 ? slotFilled : slotChanged
    }
}

/// An operation of the virtual machine that a call may have no energy left for.
struct EnergyStop: Sendable {
    let operation: String
    /// Without and with what the dynamic model adds.
    let cost: Int64
    let penalty: Int64
    /// What was used before it, with the penalty, and how much of that is the penalty.
    let used: Int64
    let usedPenalty: Int64
}
