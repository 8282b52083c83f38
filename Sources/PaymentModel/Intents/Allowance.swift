package import Tron

/// How much of an owner's tokens a spender may move.
public enum Allowance: Codable, Hashable, Sendable {
    /// So many tokens, in all.
    case amount(AssetAmount)
    /// 2^256 - 1, which the token never uses up.
    case unlimited

    /// The number for the contract's call.
    package var word: UInt256 {
        switch self {
        case .amount(let amount): UInt256(UInt64(amount.units))
        case .unlimited: .max
        }
    }
}
