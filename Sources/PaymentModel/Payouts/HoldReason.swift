/// Why a pending payout waits: the first reason that applies, in the order of the cases.
public enum HoldReason: String, Codable, Sendable, CaseIterable {
    /// `scheduledAt` is not reached.
    case scheduled
    /// The wallet is frozen or archived, or its key can't be opened.
    case walletUnusable = "wallet_unusable"
    /// Trust in the recipient was revoked, or the recipient has to wait.
    case recipientNotTrusted = "recipient_not_trusted"
    /// The KYC attestation has expired, or its level no longer suffices.
    case attestationExpired = "attestation_expired"
    /// A limit of the policy is reached in the hour or on the day in which it is due.
    case limitReached = "limit_reached"
    /// No configured node answers.
    case nodeUnavailable = "node_unavailable"
    /// The token's owner has paused it.
    case tokenPaused = "token_paused"
    /// The token's owner has put the wallet on the black list.
    case walletBlacklisted = "wallet_blacklisted"
    /// The wallet has too little of the asset, or of TRX for the fee.
    case insufficientFunds = "insufficient_funds"
    /// Stake does not cover the energy, and TRX may not be burnt.
    case insufficientEnergy = "insufficient_energy"
}
