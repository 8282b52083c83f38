/// Why a pending payout waits; the first that applies, in the order of the cases.
public enum HoldReason: String, Codable, Sendable, CaseIterable {
    case scheduled
    case walletUnusable = "wallet_unusable"
    case nodeUnavailable = "node_unavailable"
    case tokenPaused = "token_paused"
    case walletBlacklisted = "wallet_blacklisted"
    case insufficientFunds = "insufficient_funds"
    case insufficientEnergy = "insufficient_energy"
}
